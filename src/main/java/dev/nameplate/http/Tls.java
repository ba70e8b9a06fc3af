package dev.nameplate.http;

import dev.nameplate.http.TlsSettings.Engine;
import dev.nameplate.observe.Meters;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS of the image server and the admin server: versions 1.2 and 1.3 with forward secrecy and authenticated encryption alone, by BoringSSL or the JDK,
 * with a certificate that is exchanged while the server runs.
 *
 * <p>Nothing here touches BoringSSL unless a certificate is set, so that no native library is loaded without TLS.
 */
public final class Tls {

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private static final Set<String> VERSIONS = new LinkedHashSet<>(List.of("TLSv1.3", "TLSv1.2"));
    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final TlsSettings settings;
    private final Meters meters;
    private final SSLEngineOptions engine;
    /** One server of each port; those that share a port share their options. */
    private final Map<Integer, HttpServer> ports = new ConcurrentHashMap<>();

    private final AtomicBoolean watched = new AtomicBoolean();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile TlsIdentity identity;
    private volatile @Nullable String trouble;

    private Tls(TlsSettings settings, TlsIdentity identity, SSLEngineOptions engine, Meters meters) {
        this.settings = settings;
        this.identity = identity;
        this.engine = engine;
        this.meters = meters;
    }

    /**
     * TLS as set; empty where no certificate is.
     *
     * @throws RuntimeException when the engine that is asked for does not load, or does not take the certificate
     */
    public static Optional<Tls> of(HttpSettings http, Meters meters) {
        TlsSettings settings = http.tls();
        return settings.identity().map(identity -> {
            Tls tls = new Tls(settings, identity, engine(settings.engine()), meters);
            tls.tryOut(identity);
            meters.gauge(
                    "nameplate.tls.certificate.expiry",
                    "When the certificate in use ends, in seconds since 1970.",
                    () -> tls.identity.expiry().getEpochSecond());
            return tls;
        });
    }

    /** Sets up a server that is about to listen. */
    HttpServerOptions on(HttpServerOptions options) {
        options.setSsl(true)
                .setUseAlpn(true)
                .setSslEngineOptions(engine.copy())
                .setEnabledSecureTransportProtocols(VERSIONS)
                .setKeyCertOptions(keyAndCertificate(identity));
        SUITES.forEach(options::addEnabledCipherSuite);
        return options;
    }

    /** Looks at the files from time to time and exchanges the certificate of all who listen on the server's port. */
    void watch(Vertx vertx, HttpServer server) {
        ports.putIfAbsent(server.actualPort(), server);
        if (!settings.reload().isZero() && watched.compareAndSet(false, true)) {
            vertx.setPeriodic(Math.max(50, settings.reload().toMillis()), timer -> look(vertx));
        }
    }

    /** Whether a fault of a connection is a handshake that failed. */
    static boolean isHandshake(Throwable fault) {
        return fault instanceof SSLException || fault.getCause() instanceof SSLException;
    }

    private void look(Vertx vertx) {
        if (looking.compareAndSet(false, true)) {
            vertx.executeBlocking(this::changed)
                    .compose(changed -> changed.isPresent() ? exchange(changed.get()) : Future.succeededFuture())
                    .onFailure(this::keep)
                    .onComplete(done -> looking.set(false));
        }
    }

    /** The identity that lies in the files now; empty when it is the one in use. */
    private Optional<TlsIdentity> changed() {
        TlsIdentity.Source source = TlsIdentity.read(settings.certificate(), settings.key());
        if (source.isLike(identity.source())) {
            trouble = null;
            return Optional.empty();
        }
        TlsIdentity next = TlsIdentity.of(source, settings.certificate(), settings.key(), Instant.now());
        tryOut(next);
        return Optional.of(next);
    }

    private Future<?> exchange(TlsIdentity next) {
        ServerSSLOptions options = new ServerSSLOptions()
                .setUseAlpn(true)
                .setEnabledSecureTransportProtocols(VERSIONS)
                .setKeyCertOptions(keyAndCertificate(next));
        SUITES.forEach(options::addEnabledCipherSuite);
        List<Future<Boolean>> exchanged = ports.values().stream()
                .map(server -> server.updateSSLOptions(options.copy(), /* force= */ true))
                .toList();
        return Future.all(exchanged).onSuccess(done -> {
            identity = next;
            trouble = null;
            meters.certificate("exchanged");
            LOG.info("New connections get {}, which is valid until {}", next.name(), next.expiry());
        });
    }

    /** A certificate that cannot be used leaves the one in use, and says so once. */
    private void keep(Throwable fault) {
        String reason = String.valueOf(fault.getMessage());
        if (!reason.equals(trouble)) {
            trouble = reason;
            meters.certificate("refused");
            LOG.error(
                    "The certificate is not exchanged: {}; {} stays in use, valid until {}",
                    reason,
                    identity.name(),
                    identity.expiry());
        }
    }

    /** Has the engine itself take the certificate, so that no client is the first to hear that it does not. */
    private void tryOut(TlsIdentity next) {
        boolean boring = engine instanceof OpenSSLEngineOptions;
        TlsTrial.run(next, boring ? SslProvider.OPENSSL : SslProvider.JDK, VERSIONS, SUITES);
    }

    private static PemKeyCertOptions keyAndCertificate(TlsIdentity identity) {
        try {
            StringBuilder chain = new StringBuilder();
            for (X509Certificate certificate : identity.chain()) {
                chain.append(Pem.write("CERTIFICATE", certificate.getEncoded()));
            }
            return new PemKeyCertOptions()
                    .setCertValue(Buffer.buffer(chain.toString()))
                    .setKeyValue(Buffer.buffer(
                            Pem.write("PRIVATE KEY", identity.key().getEncoded())));
        } catch (CertificateEncodingException e) {
            throw new TlsException("a certificate that was read cannot be written", e);
        }
    }

    private static SSLEngineOptions engine(Engine wanted) {
        if (wanted != Engine.JDK) {
            if (OpenSSLEngineOptions.isAvailable() && OpenSSLEngineOptions.isAlpnAvailable()) {
                LOG.info("TLS by {}", OpenSsl.versionString());
                return new OpenSSLEngineOptions();
            }
            String reason = String.valueOf(OpenSsl.unavailabilityCause());
            if (wanted == Engine.OPENSSL) {
                throw new IllegalStateException("tls.engine is openssl, but BoringSSL does not load: " + reason
                        + "; allowed: auto or jdk here");
            }
            LOG.info("TLS by the JDK, since BoringSSL does not load: {}", reason);
        } else {
            LOG.info("TLS by the JDK");
        }
        // A client that has handshakes done again and again costs the JDK a signature each time; BoringSSL refuses by
        // itself.
        if (System.getProperty("jdk.tls.rejectClientInitiatedRenegotiation") == null) {
            System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        }
        return new JdkSSLEngineOptions();
    }
}
