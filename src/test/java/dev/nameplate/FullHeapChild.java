package dev.nameplate;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The main class of a server that fills most of its heap when it reads {@code fill}, and lets go of that when it reads {@code free}. */
final class FullHeapChild {

    private static final double FULL = 0.9;
    private static final List<byte[]> HELD = new ArrayList<>();

    private FullHeapChild() {}

    public static void main(String[] arguments) throws Exception {
        Settings.Read read = Settings.read(Optional.empty(), System.getenv(), Map.of());
        Server.start(read.settings());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("fill")) {
                fill();
            } else {
                HELD.clear();
            }
        }
    }

    /** A little at a time, so that the collector comes along. */
    private static void fill() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        while (runtime.totalMemory() - runtime.freeMemory() < FULL * runtime.maxMemory()) {
            HELD.add(new byte[64 << 10]);
            if (HELD.size() % 32 == 0) {
                System.gc();
                Thread.sleep(5);
            }
        }
    }
}
