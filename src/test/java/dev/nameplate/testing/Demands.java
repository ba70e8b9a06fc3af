package dev.nameplate.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a test needs of the machine: where it is not there the test is skipped aloud, or fails if everything is demanded. */
public final class Demands {

    private static final boolean ALL = "all".equals(System.getenv("NAMEPLATE_TEST_DEMANDS"));

    private Demands() {}

    /** Skips or fails a test unless a condition holds, naming the Debian packages that bring it about. */
    public static void need(boolean there, String what, String packages) {
        if (!there && ALL) {
            fail(what + " is missing, and NAMEPLATE_TEST_DEMANDS is all; install " + packages);
        }
        assumeTrue(there, () -> "SKIPPED for want of " + what + "; install " + packages);
    }

    /** Needs a program. */
    public static Path program(String path, String packages) {
        need(Files.isExecutable(Path.of(path)), path, packages);
        return Path.of(path);
    }
}
