package dev.nameplate.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.testing.Certificates;
import dev.nameplate.testing.Demands;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TlsTrialTest {

    private static final Set<String> VERSIONS = Set.of("TLSv1.3", "TLSv1.2");
    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    private static TlsIdentity identity(String certificate, KeyPair keys) {
        TlsIdentity.Source source = new TlsIdentity.Source(
                certificate.getBytes(StandardCharsets.US_ASCII),
                Certificates.key(keys).getBytes(StandardCharsets.US_ASCII));
        return TlsIdentity.of(source, Path.of("tls.crt"), Path.of("tls.key"), Instant.now());
    }

    @ParameterizedTest
    @EnumSource(value = SslProvider.class, names = "OPENSSL_REFCNT", mode = Mode.EXCLUDE)
    void sound_certificates_are_taken(SslProvider provider) throws Exception {
        Demands.need(OpenSsl.isAvailable(), "BoringSSL", "nothing: it comes for x86-64 and arm64 Linux with glibc");
        for (String kind : List.of("RSA", "EC")) {
            KeyPair keys = Certificates.keys(kind);
            TlsTrial.run(identity(Certificates.certificate("a", keys), keys), provider, VERSIONS, SUITES);
        }
    }

    @Test
    void what_boringssl_alone_does_not_take_is_found_before_a_client_does() throws Exception {
        Demands.need(OpenSsl.isAvailable(), "BoringSSL", "nothing: it comes for x86-64 and arm64 Linux with glibc");
        KeyPair keys = Certificates.keys("EC");
        TlsIdentity loose = identity(Certificates.loosely("a", keys), keys);
        assertThatThrownBy(() -> TlsTrial.run(loose, SslProvider.OPENSSL, VERSIONS, SUITES))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("is not taken by the TLS engine");
    }
}
