package dev.nameplate.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What a test needs of the machine: where it is not there the test is skipped aloud, or fails if everything is demanded. */
public final class Demands {

    private static final boolean ALL = "all".equals(System.getenv("NAMEPLATE_TEST_DEMANDS"));

    private Demands() {}

    /** Skips or fails a test unless a condition holds, naming the Debian packages that bring it about. */
    public static void need(boolean there, String what, String packages) {
        if (!there && ALL) {
            fail(what + " is missing, and NAMEPLATE_TEST_DEMANDS is all; install " + packages);
        }
        skipUnless(there, "for want of " + what + "; install " + packages);
    }

    /** Skips a test whatever is demanded; says so in the run itself, since build tools keep the reason to their reports. */
    private static void skipUnless(boolean there, String why) {
        if (!there) {
            System.err.println("SKIPPED " + why);
        }
        assumeTrue(there, () -> "SKIPPED " + why);
    }

    /** Another JDK beside the running one. Debian 12 has but one, so this is never demanded. */
    public static Path otherJdk() throws IOException {
        Optional<Path> other = Jdks.other();
        skipUnless(other.isPresent(), "for want of a second JDK beside " + System.getProperty("java.home"));
        return other.orElseThrow();
    }

    /** Needs to be root, which a run of the tests may well not be, so that it is never demanded. */
    public static void root(String what) {
        skipUnless("root".equals(System.getProperty("user.name")), "for want of root, for " + what);
    }

    /** Needs a program of a name, wherever it is installed. */
    public static Path onPath(String name, String packages) {
        Optional<Path> found = found(name);
        need(found.isPresent(), name, packages);
        return found.orElseThrow();
    }

    /** A program of a name that Debian 12 has too old a version of, so that it is never demanded. */
    public static Path newerOnPath(String name, String version) {
        Optional<Path> found = found(name);
        skipUnless(found.isPresent(), "for want of " + name + ' ' + version + " or newer");
        return found.orElseThrow();
    }

    /** A program that is worth a test where it is, and too large to be installed for that, so that it is never demanded. */
    public static Path large(String name, String packages) {
        Optional<Path> found = found(name);
        skipUnless(found.isPresent(), "for want of " + name + "; install " + packages);
        return found.orElseThrow();
    }

    private static Optional<Path> found(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Needs a program. */
    public static Path program(String path, String packages) {
        need(Files.isExecutable(Path.of(path)), path, packages);
        return Path.of(path);
    }
}
