"""§2: how a terminal comes to its desk, and how it keeps its certificate young."""

import base64
import dataclasses
import hashlib
import hmac
import json
import os
import pathlib
import re
import secrets

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from .wire import UTC, Connection, ForeignDesk, now, without_proof


def to_base64(data):
    return base64.b64encode(data).decode("ascii")


def from_base64(text):
    return base64.b64decode(text, validate=True)


class Mistyped(Exception):
    """The digits are no code: the check digits differ. Nothing was sent."""


@dataclasses.dataclass(frozen=True)
class Code:
    slot: str
    secret: str

    @staticmethod
    def read(text):
        digits = re.sub(r"[ -]", "", text)
        if not re.fullmatch("[0-9]{24}", digits) or int(digits) % 97 != 1:
            raise Mistyped()
        return Code(digits[:4], digits[4:22])


@dataclasses.dataclass
class Identity:
    """What an enrolled terminal has: who it is, and who its desk is."""

    folder: pathlib.Path
    terminal: str
    name: str
    letter: str | None
    desk_id: str
    ca: bytes

    @property
    def certificate_file(self):
        """The present certificate and its key, PEM."""
        return str(self.folder / "terminal.pem")

    def certificate(self):
        pem = pathlib.Path(self.certificate_file).read_bytes()
        return x509.load_pem_x509_certificate(pem)

    def wants_renewal(self):
        """Two thirds of the certificate's time are over."""
        certificate = self.certificate()
        begin = certificate.not_valid_before.replace(tzinfo=UTC)
        end = certificate.not_valid_after.replace(tzinfo=UTC)
        return now() >= begin + (end - begin) * 2 / 3

    def keep(self):
        value = {
            "terminal": self.terminal, "name": self.name, "letter": self.letter,
            "desk_id": self.desk_id, "ca": to_base64(self.ca),
        }
        write(self.folder / "terminal.json", json.dumps(value).encode())

    @staticmethod
    def load(folder):
        value = json.loads((folder / "terminal.json").read_text())
        value["ca"] = from_base64(value["ca"])
        return Identity(folder=folder, **value)


def write(path, data):
    """All of it or nothing of it, readable for its owner alone."""
    part = path.with_suffix(path.suffix + ".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(descriptor)
    os.replace(part, path)


def new_request():
    """A new P-256 key and the request for its certificate, DER; the key never leaves here."""
    key = ec.generate_private_key(ec.SECP256R1())
    # The desk ignores the name.
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "terminal")])
    request = x509.CertificateSigningRequestBuilder().subject_name(name)
    return key, request.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def in_pem(certificate, key):
    return certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def same_key(certificate, key):
    return certificate.public_key().public_numbers() == key.public_key().public_numbers()


def proof(secret, side, slot, seen, terminal_nonce, desk_nonce, about):
    """Of both sides; `seen` is what the desk presented in TLS, `about` the CA or the request."""
    parts = [
        f"kazasu-enrol-1 {side}".encode(), slot.encode(), hashlib.sha256(seen).digest(),
        terminal_nonce, desk_nonce, hashlib.sha256(about).digest(),
    ]
    return hmac.digest(secret.encode(), b"".join(parts), "sha256")


class Enrolment:
    """With one code. `run` may be called again when its answer was lost: it repeats itself."""

    def __init__(self, address, code, folder):
        self.address = address
        self.code = Code.read(code)
        self.folder = pathlib.Path(folder)
        self.terminal_nonce = secrets.token_bytes(32)
        self.key, self.csr = new_request()

    def run(self):
        connection = Connection(self.address, without_proof())
        try:
            # Both requests over one connection: the proofs are about what TLS showed in it.
            desk_nonce, ca = self.hello(connection)
            return self.keep(self.certificate(connection, desk_nonce), ca)
        finally:
            connection.close()

    def guess(self):
        """For tests: a terminal with another secret, which a desk refuses."""
        connection = Connection(self.address, without_proof())
        try:
            self.certificate(connection, bytes(32))
        finally:
            connection.close()

    def hello(self, connection):
        """The desk proves first that it knows the code."""
        said = post(connection, "/v1/enrolment/hello", {
            "slot": self.code.slot, "terminal_nonce": to_base64(self.terminal_nonce),
        })
        desk_nonce, ca = from_base64(said["desk_nonce"]), from_base64(said["ca"])
        wanted = self.proof("desk", connection, desk_nonce, ca)
        if not hmac.compare_digest(wanted, from_base64(said["proof"])):
            raise ForeignDesk("the desk has not proved that it knows the code")
        return desk_nonce, ca

    def certificate(self, connection, desk_nonce):
        proof_said = self.proof("terminal", connection, desk_nonce, self.csr)
        return post(connection, "/v1/enrolment/certificate", {
            "slot": self.code.slot, "terminal_nonce": to_base64(self.terminal_nonce),
            "csr": to_base64(self.csr), "proof": to_base64(proof_said),
        })

    def proof(self, side, connection, desk_nonce, about):
        seen = connection.certificate()
        code = self.code
        return proof(code.secret, side, code.slot, seen, self.terminal_nonce, desk_nonce, about)

    def keep(self, said, ca):
        certificate = x509.load_der_x509_certificate(from_base64(said["certificate"]))
        terminal = said["terminal"]
        if from_base64(said["ca"]) != ca or not same_key(certificate, self.key):
            raise ForeignDesk("what the desk issued is not what was asked for")
        write(self.folder / "terminal.pem", in_pem(certificate, self.key))
        identity = Identity(
            folder=self.folder, terminal=terminal["id"], name=terminal["name"],
            letter=terminal.get("letter"), desk_id=said["desk_id"], ca=ca,
        )
        identity.keep()
        return identity


class Renewal:
    """§2.3, with a new key. Its request may be sent again until an answer came."""

    def __init__(self, identity):
        self.identity = identity
        self.key, self.csr = new_request()

    def body(self):
        return json.dumps({"csr": to_base64(self.csr)}).encode()

    def keep(self, said):
        certificate = x509.load_der_x509_certificate(from_base64(said["certificate"]))
        if not same_key(certificate, self.key):
            raise ForeignDesk("what the desk issued is not what was asked for")
        write(self.identity.folder / "terminal.pem", in_pem(certificate, self.key))


def post(connection, path, value):
    return connection.request("POST", path, json.dumps(value).encode())
