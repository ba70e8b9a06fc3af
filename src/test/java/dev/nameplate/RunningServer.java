package dev.nameplate;

import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A whole server on free loopback ports with a data folder and a key of its own. */
final class RunningServer implements AutoCloseable {

    /** A key that every test server knows. */
    static final String KEY = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    /** Null when closed: tests keep servers in static fields, and what a server drew is to go with it. */
    private @Nullable Server server;

    private final Path data;

    private RunningServer(Server server, Path data) {
        this.server = server;
        this.data = data;
    }

    /** @param settings keys and values, two by two, that differ from the defaults */
    static RunningServer start(Path data, String... settings) throws IOException {
        Files.createDirectories(data.resolve("templates"));
        // A busy machine may take its time: only the tests of lateness set a short deadline.
        Map<String, String> given = new HashMap<>(Map.of(
                "render.deadline", "15s",
                "http.port", "0",
                "operations.port", "0",
                "http.event-loops", "2",
                "data.directory", data.toString(),
                "templates.directory", data.resolve("templates").toString(),
                "templates.reload", "200ms",
                "brands.directory", data.resolve("brands").toString(),
                "cache.bases", "96MB",
                "links.allow", data.resolve("allow").toString()));
        given.put("links.keys", KEY);
        for (int i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        Settings.Read read = Settings.read(Optional.empty(), Map.of(), given);
        if (!read.problems().isEmpty()) {
            throw new IllegalArgumentException(read.problems().toString());
        }
        return new RunningServer(Server.start(read.settings()), data);
    }

    /** Puts a template of the library where a server without the library looks for it: all of the library takes long to make ready. */
    static void publish(Path data, String template) throws IOException {
        Path from = Path.of("src/main/resources/library").resolve(template);
        Path to = data.resolve("templates").resolve(template);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    int port() {
        return running().port();
    }

    int operationsPort() {
        return running().operationsPort();
    }

    int adminPort() {
        return running().adminPort();
    }

    /** Where templates of the user lie. */
    Path templates() {
        return data.resolve("templates");
    }

    /** The data folder. */
    Path data() {
        return data;
    }

    /** A link signed with the test key. */
    static String sign(String image, Map<String, String> set, List<String> open) {
        return sign(KEY, image, set, open);
    }

    /** A link signed with another key. */
    static String sign(String key, String image, Map<String, String> set, List<String> open) {
        KeyRing keys = KeyRing.parse(key).fold(ring -> ring, problems -> {
            throw new IllegalArgumentException(problems.toString());
        });
        LinkDraft draft = LinkDraft.of(image).open(open);
        set.forEach(draft::set);
        return LinkSigner.of(keys).sign(draft).fold(link -> link.target(), problems -> {
            throw new IllegalArgumentException(problems.toString());
        });
    }

    private Server running() {
        return Objects.requireNonNull(server, "the server is closed");
    }

    @Override
    public void close() {
        running().close();
        server = null;
    }
}
