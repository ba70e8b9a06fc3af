package dev.nameplate.cli;

import dev.nameplate.guard.GuardSettings;
import dev.nameplate.guard.Guards;
import dev.nameplate.link.KeyRing;
import dev.nameplate.pipeline.Workshop;
import dev.nameplate.register.Register;
import dev.nameplate.store.StoreSettings;
import dev.nameplate.testing.Links;
import dev.nameplate.testing.Workshops;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** What a command gave. */
record Ran(int code, String out, String err) {

    /** Where all commands draw. */
    static final Workshop WORKSHOP = Workshops.plain();

    /** Runs a command as the program would. */
    static Ran of(Host host, String... arguments) {
        CommandLine line = NameplateCommand.commandLine(host);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(out, /* autoFlush= */ true));
        line.setErr(new PrintWriter(err, /* autoFlush= */ true));
        return new Ran(line.execute(arguments), out.toString(), err.toString());
    }

    /**
     * What a command finds around it, with nothing in its configuration.
     *
     * @param folder the data folder; templates lie in {@code templates} below it
     */
    record Place(Path folder, String base) implements Host {

        @Override
        public int serve(Optional<Path> config, Map<String, String> overrides) {
            return overrides.isEmpty() ? 0 : 7;
        }

        @Override
        public Session open(Optional<Path> config, boolean withKeys) {
            return session(Links.ring(), Register.empty());
        }

        /** With other keys than the tests', or a register. */
        Session session(KeyRing keys, Register register) {
            return new Session(
                    keys,
                    base,
                    /* unsigned= */ false,
                    new StoreSettings(folder.resolve("templates"), folder, Duration.ZERO),
                    WORKSHOP,
                    register,
                    Guards.alone(GuardSettings.usual(folder), () -> keys, register));
        }
    }
}
