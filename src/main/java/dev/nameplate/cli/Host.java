package dev.nameplate.cli;

import dev.nameplate.guard.Guards;
import dev.nameplate.link.KeyRing;
import dev.nameplate.pipeline.Workshop;
import dev.nameplate.register.Register;
import dev.nameplate.store.StoreSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the root lends to commands. */
public interface Host {

    /**
     * Runs the server until it is stopped.
     *
     * @param overrides settings given on the command line
     * @return the exit code
     */
    int serve(Optional<Path> config, Map<String, String> overrides);

    /**
     * What commands work with, as the settings say.
     *
     * @param withKeys whether the command signs or verifies; without, no key is asked for or made up
     * @throws Refusal listing every fault of the settings
     */
    Session open(Optional<Path> config, boolean withKeys);

    /**
     * The parts of one command's run.
     *
     * @param base what printed links begin with
     * @param unsigned whether links without a signature would be served
     * @param register what this node's file says of links
     * @param guards what links are held to; it looks at its folder only when asked
     */
    record Session(
            KeyRing keys,
            String base,
            boolean unsigned,
            StoreSettings store,
            Workshop workshop,
            Register register,
            Guards guards) {}
}
