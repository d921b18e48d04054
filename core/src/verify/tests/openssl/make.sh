#!/bin/sh
# Makes the fixtures of this folder with the openssl command line (3.0), which shares no code with Kazasu. The private keys
# are thrown away; nothing here is a real person's. Run it in this folder: sh make.sh
set -eu
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > openssl.cnf <<'CNF'
[req]
prompt = no
string_mask = default
distinguished_name = ca_name
[ca_name]
0.C = JP
0.O = KAZASU TEST
0.OU = Kazasu for user authentication
1.OU = Not a real agency
[ca_ext]
keyUsage = critical, keyCertSign, cRLSign
basicConstraints = critical, CA:TRUE
subjectKeyIdentifier = hash
[leaf_ext]
keyUsage = critical, digitalSignature
extendedKeyUsage = clientAuth
certificatePolicies = critical, @policy
issuerAltName = dirName:alternative_name
crlDistributionPoints = point
authorityInfoAccess = OCSP;URI:http://ocsp.invalid
authorityKeyIdentifier = keyid
subjectKeyIdentifier = hash
[policy]
policyIdentifier = 2.999.1.40
CPS.1 = http://cps.invalid/cps.html
[alternative_name]
C = JP
O = KAZASU TEST USER AUTHENTICATION
[point]
fullname = dirName:point_name
[point_name]
C = JP
O = KAZASU TEST
0.OU = Kazasu for user authentication
1.OU = CRL Distribution Points
2.OU = Tokyo-to
CN = Chiyoda-ku CRLDP
[ca]
default_ca = issuer
[issuer]
database = index.txt
certificate = ca.pem
private_key = ca.key
crlnumber = crlnumber
default_crl_days = 36500
crl_extensions = crl_ext
[crl_ext]
authorityKeyIdentifier = keyid
issuingDistributionPoint = critical, @scope
[scope]
fullname = dirName:point_name
onlyuser = TRUE
CNF

# family, hash of the CA, revoked serial, arguments of genpkey
make() {
  family=$1; hash=$2; revoked=$3; shift 3
  openssl genpkey "$@" -out ca.key
  openssl genpkey "$@" -out leaf.key
  openssl req -x509 -new -config openssl.cnf -key ca.key "-$hash" -days 36500 -set_serial 1 -extensions ca_ext -out ca.pem
  openssl req -new -config openssl.cnf -key leaf.key -subj '/C=JP/CN=0123456789ABCDEFGHIJ13101' -out leaf.csr
  openssl x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key "-$hash" -days 36500 -set_serial 0xB7F3A2C1 \
    -extfile openssl.cnf -extensions leaf_ext -out leaf.pem
  i=0; : > challenge
  while [ $i -lt 32 ]; do printf "\\$(printf %03o $i)" >> challenge; i=$((i + 1)); done
  openssl dgst -sha256 -sign leaf.key -out "$here/$family-signature.bin" challenge
  openssl x509 -in ca.pem -outform DER -out "$here/$family-anchor.der"
  openssl x509 -in leaf.pem -outform DER -out "$here/$family-leaf.der"
  printf 'R\t21250101000000Z\t260101000000Z,keyCompromise\t%s\tunknown\t/C=JP/CN=revoked\n' "$revoked" > index.txt
  echo 2A > crlnumber
  openssl ca -config openssl.cnf -gencrl -md "$hash" -out crl.pem
  openssl crl -in crl.pem -outform DER -out "$here/$family-crl.der"
}

make rsa sha256 0B7F3A2C -algorithm RSA -pkeyopt rsa_keygen_bits:2048
make ec sha384 B7F3A2C1 -algorithm EC -pkeyopt ec_paramgen_curve:P-384

# P-256 with SHA-384, which no certificate above has.
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out p256.key
openssl pkey -in p256.key -pubout -outform DER -out "$here/p256-key.der"
openssl dgst -sha384 -sign p256.key -out "$here/p256-sha384-signature.bin" challenge
