"""For the tests: somebody between terminal and desk, who passes everything on and listens.

They have a certificate of their own, for nobody gets the desk's key.
"""

import http.server
import ipaddress
import json
import pathlib
import secrets
import ssl
import tempfile
import threading

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from . import wire
from .enrolment import in_pem, to_base64
from .phone import name
from .wire import DAY, now


def certificate_for(host):
    key = ec.generate_private_key(ec.SECP256R1())
    names = [x509.DNSName("kazasu.internal"), x509.IPAddress(ipaddress.ip_address(host))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name("Impostor")).issuer_name(name("Impostor"))
        .public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(now() - DAY).not_valid_after(now() + DAY)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    return certificate, key


class Impostor:
    """Passes everything on to the desk, and its answers back."""

    def __init__(self, desk):
        self.desk = desk
        self.heard = []
        self.bodies = []

    def __enter__(self):
        impostor = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                impostor.heard.append(self.path)
                impostor.bodies.append(body)
                status, content = impostor.pass_on(self.path, body)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_):
                pass

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "impostor.pem"
            file.write_bytes(in_pem(*certificate_for("127.0.0.1")))
            context.load_cert_chain(file)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        # Its terminals break off in the handshake; that is no news.
        self.server.handle_error = lambda *_: None
        self.server.socket = context.wrap_socket(
            self.server.socket, server_side=True, do_handshake_on_connect=False)
        self.address = f"127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def pass_on(self, path, body):
        connection = wire.Connection(self.desk, wire.without_proof())
        try:
            connection.http.request(
                "POST", path, body=body, headers={"Content-Type": "application/json"})
            answer = connection.http.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Forger(Impostor):
    """A desk of their own, which knows no code."""

    def pass_on(self, path, body):
        certificate, _ = certificate_for("127.0.0.1")
        answer = {
            "desk_nonce": to_base64(secrets.token_bytes(32)),
            "ca": to_base64(certificate.public_bytes(serialization.Encoding.DER)),
            "proof": to_base64(secrets.token_bytes(32)),
        }
        return 200, json.dumps(answer).encode()


class Replayer(Impostor):
    """Says again and again what the desk has answered first."""

    answer = None

    def pass_on(self, path, body):
        self.answer = self.answer or super().pass_on(path, body)
        return self.answer
