package dev.nameplate.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What only root may do, and programs that may not be there: where they are missing a test is skipped aloud. */
final class Machine {

    private Machine() {}

    static void needRoot(String what) {
        need("root".equals(System.getProperty("user.name")), "root, for " + what);
    }

    static void needProgram(String path, String debianPackage) {
        need(Files.exists(Path.of(path)), path + " (Debian: " + debianPackage + ")");
    }

    private static void need(boolean there, String what) {
        if (!there) {
            System.err.println("SKIPPED for want of " + what);
        }
        assumeTrue(there, () -> "SKIPPED for want of " + what);
    }

    /** Runs a command to its end. @throws IOException with what it said when it failed */
    static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return said;
    }

    static String run(String command) throws IOException {
        return run(List.of(command.split(" ")));
    }
}
