package dev.nameplate.http;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * A handshake that an engine does with itself, in memory: only that tells whether it takes a certificate. BoringSSL, for one,
 * reads them when the first client comes, and is stricter than the JDK.
 */
final class TlsTrial {

    private static final int ROUNDS = 40;
    private static final int ROOM = 1 << 17;

    private TlsTrial() {}

    /** @throws TlsException when the engine does not take the certificate */
    static void run(TlsIdentity identity, SslProvider provider, Set<String> versions, List<String> suites) {
        try {
            SslContext server = SslContextBuilder.forServer(identity.key(), identity.chain())
                    .sslProvider(provider)
                    .protocols(versions)
                    .ciphers(suites)
                    .build();
            SslContext client = SslContextBuilder.forClient()
                    .sslProvider(provider)
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .protocols(versions)
                    .ciphers(suites)
                    .build();
            shakeHands(server, client);
        } catch (SSLException | RuntimeException e) {
            throw new TlsException(identity.name() + " is not taken by the TLS engine: " + e.getMessage(), e);
        }
    }

    private static void shakeHands(SslContext server, SslContext client) throws SSLException {
        SSLEngine asked = server.newEngine(ByteBufAllocator.DEFAULT);
        SSLEngine asking = client.newEngine(ByteBufAllocator.DEFAULT);
        asking.setUseClientMode(true);
        try {
            ByteBuffer there = ByteBuffer.allocate(ROOM);
            ByteBuffer back = ByteBuffer.allocate(ROOM);
            asking.beginHandshake();
            asked.beginHandshake();
            for (int i = 0; i < ROUNDS && !(isDone(asking) && isDone(asked)); i++) {
                say(asking, there);
                hear(asked, there);
                say(asked, back);
                hear(asking, back);
            }
            if (!isDone(asked)) {
                throw new SSLException("no end of the handshake");
            }
        } finally {
            ReferenceCountUtil.release(asked);
            ReferenceCountUtil.release(asking);
        }
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void say(SSLEngine engine, ByteBuffer out) throws SSLException {
        engine.wrap(ByteBuffer.allocate(0), out);
        work(engine);
    }

    private static void hear(SSLEngine engine, ByteBuffer in) throws SSLException {
        in.flip();
        ByteBuffer nothing = ByteBuffer.allocate(ROOM);
        while (in.hasRemaining()) {
            SSLEngineResult result = engine.unwrap(in, nothing);
            work(engine);
            if (result.bytesConsumed() == 0) {
                break;
            }
        }
        in.compact();
    }

    private static void work(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
