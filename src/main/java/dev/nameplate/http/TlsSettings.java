package dev.nameplate.http;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether and how the image server speaks TLS.
 *
 * @param identity the certificate and key as they are at the start; none means no TLS
 * @param certificate the certificate's file
 * @param key its key's file
 * @param engine what does the encryption
 * @param reload how often the files are looked at; zero never
 */
record TlsSettings(Optional<TlsIdentity> identity, Path certificate, Path key, Engine engine, Duration reload) {

    /** What does the encryption. */
    enum Engine {
        /** BoringSSL where its native library loads, else the JDK. */
        AUTO,
        /** BoringSSL, or no start. */
        OPENSSL,
        JDK
    }

    private static final Setting<Optional<Path>> CERTIFICATE = Setting.path("tls.certificate", "")
            .says("PEM file of the image server's certificate and those that vouch for it; empty means no TLS.");
    private static final Setting<Optional<Path>> KEY =
            Setting.path("tls.key", "").says("PEM file of the certificate's private key, RSA or EC, not encrypted.");
    private static final Setting<Engine> ENGINE = Setting.choice("tls.engine", Engine.AUTO)
            .says(
                    "What encrypts: openssl is BoringSSL, a native library; auto takes the JDK where that does not load.");
    private static final Setting<Duration> RELOAD = Setting.duration("tls.reload", "10s")
            .says("How often certificate and key are looked at for a change; 0s never.");

    static List<Setting<?>> all() {
        return List.of(CERTIFICATE, KEY, ENGINE, RELOAD);
    }

    static TlsSettings read(SettingsReader reader) {
        Optional<Path> certificate = reader.read(CERTIFICATE);
        Optional<Path> key = reader.read(KEY);
        Optional<TlsIdentity> identity = Optional.empty();
        if (certificate.isPresent() && key.isPresent()) {
            identity = identity(reader, certificate.get(), key.get());
        } else if (certificate.isPresent() || key.isPresent()) {
            Setting<?> missing = certificate.isPresent() ? KEY : CERTIFICATE;
            reader.problem(missing, "is empty; certificate and key go together");
        }
        return new TlsSettings(
                identity,
                certificate.orElse(Path.of("")),
                key.orElse(Path.of("")),
                reader.read(ENGINE),
                reader.read(RELOAD));
    }

    /** Whether the image server speaks TLS, and nothing else. */
    boolean isOn() {
        return identity.isPresent();
    }

    private static Optional<TlsIdentity> identity(SettingsReader reader, Path certificate, Path key) {
        try {
            return Optional.of(TlsIdentity.of(TlsIdentity.read(certificate, key), certificate, key, Instant.now()));
        } catch (TlsException e) {
            reader.problem(CERTIFICATE, e.reason());
            return Optional.empty();
        }
    }
}
