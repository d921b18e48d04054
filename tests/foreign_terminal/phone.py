"""A virtual phone: everything about it is made up, its owner, its key and the CA that issued it.

A real terminal reads certificate and signature from a phone with NFC; nothing of that is here.
"""

import dataclasses

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from .wire import DAY, HOUR, now


def name(common):
    return x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "JP"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "made up for a test"),
        x509.NameAttribute(NameOID.COMMON_NAME, common),
    ])


def usage(**given):
    uses = [
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
        "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    ]
    return x509.KeyUsage(**{use: given.get(use, False) for use in uses})


@dataclasses.dataclass
class Phone:
    kind: str
    algorithm: str
    key: object
    certificate: bytes

    def sign(self, challenge):
        """Signs SHA-256(challenge); the library hashes."""
        if self.algorithm == "RSA-PKCS1-SHA256":
            return self.key.sign(challenge, padding.PKCS1v15(), hashes.SHA256())
        return self.key.sign(challenge, ec.ECDSA(hashes.SHA256()))


class Ca:
    """In place of the CA of J-LIS; the desk gets `pem()` as `anchors`."""

    def __init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.name = name("Test CA")
        self.certificate = (
            x509.CertificateBuilder()
            .subject_name(self.name).issuer_name(self.name)
            .public_key(self.key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(now() - 1000 * DAY).not_valid_after(now() + 1000 * DAY)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(usage(key_cert_sign=True, crl_sign=True), critical=True)
            .add_extension(
                x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), critical=False)
            .sign(self.key, hashes.SHA256())
        )

    def pem(self):
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def keep(self, file):
        file.write_bytes(self.pem())
        key = self.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption())
        file.with_name(file.name + ".key").write_bytes(key)

    @staticmethod
    def load(file):
        ca = Ca.__new__(Ca)
        ca.certificate = x509.load_pem_x509_certificate(file.read_bytes())
        ca.name = ca.certificate.subject
        key = file.with_name(file.name + ".key").read_bytes()
        ca.key = serialization.load_pem_private_key(key, None)
        return ca

    def phone(self, kind="iphone", algorithm="ECDSA-P256-SHA256", begins=-100 * DAY,
              ends=900 * DAY, client=True):
        key = new_key(algorithm)
        purpose = ExtendedKeyUsageOID.CLIENT_AUTH if client else ExtendedKeyUsageOID.CODE_SIGNING
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name("Nobody")).issuer_name(self.name)
            .public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(now() + begins).not_valid_after(now() + ends)
            .add_extension(usage(digital_signature=True), critical=True)
            .add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        return Phone(
            kind, algorithm, key, certificate.public_bytes(serialization.Encoding.DER))

    def revoked(self, *phones, number=1):
        """A list of revoked certificates; one with a higher number is newer."""
        since = now() - DAY
        made = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.name).last_update(since + number * HOUR).next_update(now() + DAY)
            .add_extension(x509.CRLNumber(number), critical=False)
        )
        for phone in phones:
            serial = x509.load_der_x509_certificate(phone.certificate).serial_number
            entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since)
            made = made.add_revoked_certificate(entry.build())
        return made.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    def self_made(self, key):
        """A certificate that the holder of a key made alone."""
        return (
            x509.CertificateBuilder()
            .subject_name(name("Nobody")).issuer_name(name("Nobody"))
            .public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(now() - DAY).not_valid_after(now() + DAY)
            .sign(key, hashes.SHA256())
        )


def new_key(algorithm):
    if algorithm == "RSA-PKCS1-SHA256":
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)
    curve = ec.SECP256R1() if algorithm == "ECDSA-P256-SHA256" else ec.SECP384R1()
    return ec.generate_private_key(curve)
