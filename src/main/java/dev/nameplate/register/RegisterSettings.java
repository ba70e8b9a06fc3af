package dev.nameplate.register;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import dev.nameplate.observe.LinkMeters;
import dev.nameplate.peers.Board;
import dev.nameplate.register.Entry.State;
import dev.nameplate.watch.WatchSettings;
import dev.nameplate.watch.Watched;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this node's part of the register is.
 *
 * @param file a file or a folder of files; empty for none: what other nodes say holds all the same
 * @param reload between two looks; zero for none
 */
public record RegisterSettings(Optional<Path> file, Duration reload) {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterSettings.class);

    private static final Setting<Optional<Path>> FILE = Setting.path("links.register", "")
            .says("A YAML or JSON file of links by their ids: paused, revoked, or ended on a day; read anew"
                    + " when it changes.");

    public static List<Setting<?>> all() {
        return List.of(FILE);
    }

    /** Without a file. */
    public static RegisterSettings none() {
        return new RegisterSettings(Optional.empty(), Duration.ZERO);
    }

    /** Reads the file too, so that what is wrong with it is among the problems. */
    public static RegisterSettings read(SettingsReader reader) {
        RegisterSettings settings = new RegisterSettings(reader.read(FILE), WatchSettings.read(reader));
        settings.first(Register.empty(), look -> {}).ifPresent(first -> {
            first.problems().forEach(problem -> reader.problem(FILE, problem));
        });
        return settings;
    }

    private record First(Watched watched, List<String> problems) {}

    private Optional<First> first(Register register, Consumer<Watched.Look> told) {
        return file.map(path -> {
            Watched watched = new Watched(FILE.key(), path, register::take, told);
            return new First(watched, watched.begin(/* mayBeMissing= */ true));
        });
    }

    /** The register as the file has it now, for a command. Blocks. */
    public Register once() {
        Register register = Register.empty();
        first(register, look -> {});
        return register;
    }

    /**
     * The register of a server, its file read and from then on watched. Blocks.
     *
     * @throws IllegalStateException when the file cannot be used
     */
    public Register open(Board board, LinkMeters meters, Vertx vertx) {
        Register register = new Register(board);
        for (State state : State.values()) {
            meters.registered(state.key(), () -> register.count(state));
        }
        first(register, look -> {
                    meters.registerLook(look.name().toLowerCase(Locale.ROOT));
                    LOG.info("A change of {} was {}", FILE.key(), look.name().toLowerCase(Locale.ROOT));
                })
                .ifPresent(first -> {
                    if (!first.problems().isEmpty()) {
                        throw new IllegalStateException(FILE.key() + ": " + String.join("; ", first.problems()));
                    }
                    if (first.watched().isThere()) {
                        LOG.info("The register speaks of {} links", register.size());
                    } else {
                        LOG.warn("{} is not there yet; it is read as soon as it is", file.orElseThrow());
                    }
                    first.watched().start(vertx, reload);
                });
        return register;
    }
}
