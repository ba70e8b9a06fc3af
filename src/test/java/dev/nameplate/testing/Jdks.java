package dev.nameplate.testing;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Other JVMs for tests that compare what they give. */
public final class Jdks {

    private Jdks() {}

    /** A JDK of another version, 17 or newer, in the folder that holds this one. */
    public static Optional<Path> other() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> neighbours = Files.list(own.getParent())) {
            for (Path neighbour : neighbours.sorted().toList()) {
                Path release = neighbour.resolve("release");
                if (!neighbour.toRealPath().equals(own)
                        && Files.isExecutable(neighbour.resolve("bin/java"))
                        && Files.exists(release)
                        && version(release) >= 17
                        && version(release) != Runtime.version().feature()) {
                    return Optional.of(neighbour);
                }
            }
        }
        return Optional.empty();
    }

    private static int version(Path release) throws IOException {
        return Files.readAllLines(release).stream()
                .filter(line -> line.startsWith("JAVA_VERSION=\""))
                .map(line -> line.substring(14).split("[.\"+-]")[0])
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    /** The class path of the running test, whoever runs it. */
    public static String classPath() throws URISyntaxException {
        Set<String> entries = new LinkedHashSet<>();
        for (ClassLoader loader = Jdks.class.getClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    entries.add(Path.of(url.toURI()).toString());
                }
            }
        }
        entries.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        return String.join(File.pathSeparator, entries);
    }
}
