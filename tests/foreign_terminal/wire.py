"""§1 and §3: TLS with the desk, one request at a time over one connection, and its problems."""

import datetime
import http.client
import json
import random
import socket
import ssl
import time

UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)
# OpenSSL's X509_V_FLAG_NO_CHECK_TIME, to which Python gives no name: whichever clock is wrong, the
# desk must be able to say so.
NO_CHECK_TIME = 0x200000
# The desk waits 30 s at most (events), and gives 60 s for the slowest body.
TIMEOUT = 60


def now():
    return datetime.datetime.now(UTC)


def written(moment):
    """RFC 3339 in UTC with three decimals."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_time(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


class Problem(Exception):
    """An answer that is not a success: `application/problem+json` with a `reason`."""

    def __init__(self, status, reason, retry_after=None):
        super().__init__(f"{status} {reason}")
        self.status = status
        self.reason = reason
        self.retry_after = retry_after

    @property
    def send_again(self):
        return self.status in (408, 429) or self.status >= 500


class Unanswered(Exception):
    """The desk did not answer; whether it took the request, nobody knows. Send it again."""


class ForeignDesk(Exception):
    """Somebody answers in the place of the desk, or a code was mistyped. Nothing was told."""


class Connection:
    """One TLS connection. It ends with the first request that was not answered."""

    def __init__(self, address, context, server_name=None):
        self.address = address
        try:
            plain = socket.create_connection(split(address), timeout=TIMEOUT)
        except OSError as error:
            raise Unanswered(str(error)) from error
        try:
            self.tls = context.wrap_socket(plain, server_hostname=server_name)
        except ssl.SSLCertVerificationError as error:
            plain.close()
            raise ForeignDesk(error.verify_message) from error
        except OSError as error:
            plain.close()
            raise Unanswered(str(error)) from error
        # http.client speaks HTTP/1.1 over a connection that is already there.
        self.http = http.client.HTTPConnection(address)
        self.http.auto_open = 0
        self.http.sock = self.tls

    def certificate(self):
        """What the desk presented in this very connection, DER."""
        return self.tls.getpeercert(binary_form=True)

    def request(self, method, path, body=None, content_type="application/json"):
        headers = {"Accept": "application/json, application/problem+json"}
        if body is not None:
            headers["Content-Type"] = content_type
        try:
            self.http.request(method, path, body=body, headers=headers)
            answer = self.http.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Unanswered(repr(error)) from error
        if answer.status >= 300:
            raise problem(answer, content)
        return json.loads(content) if content else None

    def close(self):
        self.http.close()
        self.tls.close()


def problem(answer, content):
    # What is no HTTP at all is answered without a body.
    is_problem = answer.getheader("Content-Type") == "application/problem+json"
    reason = json.loads(content)["reason"] if is_problem else ""
    retry_after = answer.getheader("Retry-After")
    return Problem(answer.status, reason, int(retry_after) if retry_after else None)


def split(address):
    host, _, port = address.rpartition(":")
    return host.strip("[]"), int(port)


def without_proof():
    """TLS for the enrolment alone: the desk proves itself by the code, not by its certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.set_alpn_protocols(["http/1.1"])
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def enrolled(ca, certificate_file):
    """TLS of a terminal: it trusts this CA (DER) and no other, and shows its own certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.set_alpn_protocols(["http/1.1"])
    context.load_verify_locations(cadata=ca)
    context.verify_flags |= ssl.VERIFY_X509_STRICT | NO_CHECK_TIME
    if certificate_file:
        context.load_cert_chain(certificate_file)
    return context


def call(address, identity):
    """A connection to the desk of an identity."""
    context = enrolled(identity.ca, identity.certificate_file)
    return Connection(address, context, f"{identity.desk_id}.kazasu.internal")


def pauses():
    """The seconds before each next try: 1, 2, 4 … 60, each shortened by up to a half."""
    pause = 1
    while True:
        yield pause * random.uniform(0.5, 1)
        pause = min(2 * pause, 60)


def until_answered(send, sleep=time.sleep):
    """Sends until the desk answers; a problem that time does not mend is raised."""
    for pause in pauses():
        try:
            return send()
        except Unanswered:
            pass
        except Problem as problem_said:
            if not problem_said.send_again:
                raise
            pause = max(pause, problem_said.retry_after or 0)
        sleep(pause)
    raise AssertionError("pauses never end")
