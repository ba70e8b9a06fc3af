package dev.nameplate;

import dev.nameplate.cli.NameplateCommand;

/** The program: everything begins here. */
public final class Nameplate {

    private Nameplate() {}

    /** Runs a command, {@code serve} when none is given. */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        // Vert.x would otherwise unpack class path files into a folder of its own, which a read-only file system
        // refuses.
        System.setProperty("vertx.disableFileCPResolving", "true");
        System.setProperty("vertx.disableFileCaching", "true");
        System.exit(NameplateCommand.run(new ProgramHost(System.getenv()), arguments));
    }
}
