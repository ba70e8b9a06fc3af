package dev.nameplate.faults;

import dev.nameplate.Nameplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server beside a leak that begins when a file called {@code leak} appears. */
public final class Hog {

    private static final List<byte[]> LEAK = new ArrayList<>();

    private Hog() {}

    public static void main(String[] arguments) {
        Thread leak = new Thread(Hog::leak, "leak");
        leak.setDaemon(true);
        leak.start();
        Nameplate.main(arguments);
    }

    private static void leak() {
        try {
            while (!Files.exists(Path.of("leak"))) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            return;
        }
        int size = 4 << 20;
        while (true) {
            LEAK.add(new byte[size]);
        }
    }
}
