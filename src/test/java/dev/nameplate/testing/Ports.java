package dev.nameplate.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that must know theirs beforehand. */
public final class Ports {

    /** Above the well-known, and below those that systems give to whoever connects: no client takes one meanwhile. */
    private static final int FIRST = 12_000;

    private static final int LAST = 32_000;

    private Ports() {}

    /** A port of the loopback address that nobody listens on now. Chosen at random: other tests may run beside this one. */
    public static int free() {
        IOException last = new IOException("none was tried");
        for (int tries = 0; tries < 100; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                last = taken;
            }
        }
        throw new AssertionError("no port is free", last);
    }
}
