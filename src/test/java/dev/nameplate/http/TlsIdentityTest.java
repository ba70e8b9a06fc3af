package dev.nameplate.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.testing.Certificates;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsIdentityTest {

    private static final Instant NOW = Instant.now();

    @TempDir
    private Path folder;

    private TlsIdentity identity(String certificate, String key) throws IOException {
        Path crt = Files.writeString(folder.resolve("tls.crt"), certificate);
        Path secret = Files.writeString(folder.resolve("tls.key"), key);
        return TlsIdentity.of(TlsIdentity.read(crt, secret), crt, secret, NOW);
    }

    private void assertRefused(String certificate, String key, String... words) {
        assertThatThrownBy(() -> identity(certificate, key))
                .isInstanceOf(TlsException.class)
                .message()
                .contains(words);
    }

    /** What PKCS #8 wraps: the older form of a key. */
    private static byte[] inner(byte[] wrapped) {
        ByteBuffer bytes = ByteBuffer.wrap(wrapped);
        element(bytes); // the sequence's head
        skip(bytes); // version
        skip(bytes); // algorithm
        byte[] inner = new byte[element(bytes)];
        bytes.get(inner);
        return inner;
    }

    private static void skip(ByteBuffer bytes) {
        int length = element(bytes);
        bytes.position(bytes.position() + length);
    }

    private static int element(ByteBuffer bytes) {
        bytes.get();
        int length = bytes.get() & 255;
        if (length < 128) {
            return length;
        }
        int value = 0;
        for (int i = length & 127; i > 0; i--) {
            value = value << 8 | bytes.get() & 255;
        }
        return value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void keys_are_read_in_both_forms(String kind) throws Exception {
        KeyPair keys = Certificates.keys(kind);
        String certificate = Certificates.certificate("a", keys);
        assertThat(identity(certificate, Certificates.key(keys)).key()).isEqualTo(keys.getPrivate());
        String older =
                Certificates.pem(kind + " PRIVATE KEY", inner(keys.getPrivate().getEncoded()));
        assertThat(identity(certificate, older).key().getEncoded())
                .isEqualTo(identity(certificate, Certificates.key(keys)).key().getEncoded());
        assertThat(identity(
                                certificate,
                                "-----BEGIN EC PARAMETERS-----\nBgUrgQQAIg==\n-----END EC PARAMETERS-----\n" + older)
                        .chain())
                .hasSize(1);
    }

    @Test
    void a_chain_is_read_in_order_and_ends_with_its_first_to_end() throws Exception {
        KeyPair keys = Certificates.keys("EC");
        Instant sooner = NOW.plusSeconds(1000);
        String chain = "# ours\n" + Certificates.certificate("own", keys) + "some words\n"
                + Certificates.certificate("above", Certificates.keys("EC"), NOW.minusSeconds(9), sooner);
        TlsIdentity identity = identity(chain.replace("\n", "\r\n"), Certificates.key(keys));
        assertThat(identity.chain()).hasSize(2);
        assertThat(identity.name()).contains("CN=own");
        assertThat(identity.expiry().getEpochSecond()).isEqualTo(sooner.getEpochSecond());
    }

    @Test
    void every_fault_says_what_is_wrong_with_which_file() throws GeneralSecurityException {
        KeyPair keys = Certificates.keys("EC");
        String certificate = Certificates.certificate("a", keys);
        String key = Certificates.key(keys);
        assertRefused("", key, "tls.crt", "no certificate in PEM form");
        assertRefused(key, key, "tls.crt", "no certificate in PEM form");
        assertRefused(
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", key, "tls.crt", "broken certificate");
        assertRefused(certificate, "", "tls.key", "no private key in PEM form");
        assertRefused(certificate, certificate, "tls.key", "no private key in PEM form");
        assertRefused(
                certificate,
                Certificates.pem("PRIVATE KEY", new byte[40]),
                "tls.key",
                "no key of the certificate's kind, EC");
        assertRefused(
                certificate,
                Certificates.pem("ENCRYPTED PRIVATE KEY", new byte[40]),
                "tls.key",
                "encrypted",
                "openssl pkey");
        assertRefused(
                certificate,
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,AA\n\nAAAA\n-----END RSA PRIVATE KEY-----\n",
                "tls.key",
                "encrypted");
        assertRefused(certificate, Certificates.key(Certificates.keys("EC")), "does not belong to", "CN=a", "tls.key");
        assertRefused(certificate, Certificates.key(Certificates.keys("RSA")), "no key of the certificate's kind, EC");
    }

    @Test
    void certificates_of_another_time_are_refused() throws GeneralSecurityException {
        KeyPair keys = Certificates.keys("EC");
        String key = Certificates.key(keys);
        Instant past = NOW.minusSeconds(9999);
        assertRefused(
                Certificates.certificate("a", keys, past, NOW.minusSeconds(10)),
                key,
                "expired on " + NOW.minusSeconds(10).toString().substring(0, 16));
        assertRefused(
                Certificates.certificate("a", keys, NOW.plusSeconds(3600), NOW.plusSeconds(7200)),
                key,
                "is not valid before");
    }

    @Test
    void short_rsa_keys_are_refused() throws GeneralSecurityException {
        KeyPair keys = Certificates.keys("RSA1024");
        assertRefused(Certificates.certificate("a", keys), Certificates.key(keys), "1024 bits; allowed: 2048 or more");
    }

    @Test
    void a_key_of_a_kind_that_browsers_lack_is_refused() throws GeneralSecurityException {
        KeyPair keys = java.security.KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String certificate;
        try {
            certificate = Certificates.certificate("a", keys);
        } catch (GeneralSecurityException e) {
            certificate = Certificates.certificate(
                    "a", new KeyPair(keys.getPublic(), Certificates.keys("EC").getPrivate()));
        }
        assertRefused(certificate, Certificates.key(keys), "EdDSA", "allowed: RSA or an elliptic curve");
    }

    @Test
    void files_that_are_missing_or_huge_are_named() throws IOException {
        Path file = Files.writeString(folder.resolve("there"), "x");
        assertThatThrownBy(() -> TlsIdentity.read(folder.resolve("not-there"), file))
                .hasMessage(folder.resolve("not-there") + " is not there");
        Path huge = Files.write(folder.resolve("huge"), new byte[2 << 20]);
        assertThatThrownBy(() -> TlsIdentity.read(file, huge)).hasMessageContaining("huge is larger than");
        assertThatThrownBy(() -> TlsIdentity.read(folder, file)).hasMessageContaining("cannot be read");
        assertThat(Pem.read("no PEM".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }
}
