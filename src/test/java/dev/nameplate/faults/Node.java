package dev.nameplate.faults;

import dev.nameplate.testing.Ports;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server as a process of its own. Only ever ended by its id. */
final class Node implements AutoCloseable {

    static final String KEY = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private static final long START_SECONDS = 120;

    private final String name;
    private final Process process;
    private final String address;
    private final int port;
    private final int operationsPort;
    private final Path log;
    private final Map<String, String> settings;

    private Node(
            String name,
            Process process,
            String address,
            int port,
            int operationsPort,
            Path log,
            Map<String, String> settings) {
        this.name = name;
        this.process = process;
        this.address = address;
        this.port = port;
        this.operationsPort = operationsPort;
        this.log = log;
        this.settings = settings;
    }

    /** What the node was started with. */
    String setting(String key) {
        return settings.getOrDefault(key, "");
    }

    /** What a node is started with. */
    static final class Plan {
        private final String name;
        private final Path home;
        private final Map<String, String> settings = new TreeMap<>();
        private final List<String> before = new ArrayList<>();
        private final List<String> jvm = new ArrayList<>();
        private final Map<String, String> environment = new TreeMap<>();
        private String main = "dev.nameplate.Nameplate";
        private String address = "127.0.0.1";

        Plan(String name, Path folder) throws IOException {
            this.name = name;
            this.home = Files.createDirectories(folder.resolve(name));
            with("links.keys", KEY);
            with("data.directory", home.resolve("data").toString());
            with("templates.directory", home.resolve("templates").toString());
            with("templates.library", "false");
            with("templates.reload", "200ms");
            with("http.explain-headers", "on");
            with("http.index", "off");
            with("http.event-loops", "1");
            with("render.threads", "2");
            jvm.add("-Xmx256m");
            jvm.add("-XX:+ExitOnOutOfMemoryError");
            jvm.add("-XX:TieredStopAtLevel=1");
        }

        Plan with(String key, String value) {
            settings.put(key, value);
            return this;
        }

        Plan jvm(String option) {
            jvm.add(option);
            return this;
        }

        Plan environment(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        Plan main(String className) {
            main = className;
            return this;
        }

        /** The program is started by another, as {@code ip netns exec NAME}. */
        Plan under(List<String> command, String itsAddress) {
            before.addAll(command);
            address = itsAddress;
            return this;
        }

        Path home() {
            return home;
        }

        Path templates() {
            return Path.of(settings.getOrDefault("templates.directory", ""));
        }

        /** A node of a cluster on loopback. */
        Plan inCluster(int clusterPort, List<Integer> allPorts) {
            return with("cluster.interfaces", "127.0.0.1")
                    .inCluster(
                            clusterPort,
                            allPorts.stream().map(port -> "127.0.0.1:" + port).toList(),
                            "faults" + allPorts.get(0));
        }

        Plan inCluster(int clusterPort, List<String> members, String clusterName) {
            return with("cluster.enabled", "true")
                    .with("cluster.name", clusterName)
                    .with("cluster.secret", "a secret of the nodes")
                    .with("cluster.port", String.valueOf(clusterPort))
                    .with("cluster.members", String.join(",", members))
                    // Everything is shared and little kept at home, so that the cluster is asked all the time.
                    .with("cluster.worth", "0")
                    .with("cache.memory", "60KB");
        }

        Node start() throws IOException {
            int port = Ports.free();
            int operations = Ports.free();
            with("http.host", address).with("http.port", String.valueOf(port));
            with("operations.port", String.valueOf(operations));
            List<String> command = new ArrayList<>(before);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvm);
            command.addAll(List.of("-cp", classPath(), main, "serve"));
            Path log = home.resolve("log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(home.toFile()).redirectError(log.toFile());
            settings.forEach((key, value) -> builder.environment()
                    .put(
                            "NAMEPLATE_"
                                    + key.toUpperCase(Locale.ROOT)
                                            .replace('.', '_')
                                            .replace('-', '_'),
                            value));
            builder.environment().putAll(environment);
            return new Node(name, builder.start(), address, port, operations, log, Map.copyOf(settings));
        }

        /** The packaged jar, if there is one to be tested, and what only tests have. */
        private static String classPath() {
            String jar = System.getProperty("nameplate.jar", "");
            return jar.isEmpty()
                    ? ours()
                    : Path.of(jar).toAbsolutePath()
                            + File.pathSeparator
                            + Path.of("target", "test-classes").toAbsolutePath();
        }
    }

    /** The class path of this test. */
    private static String ours() {
        Stream<String> entries = Node.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath)
                : Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
        return entries.map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits until the node says that it is ready. */
    Node ready() throws IOException {
        Thread guard = new Thread(() -> {
            try {
                TimeUnit.SECONDS.sleep(START_SECONDS);
                process.destroyForcibly();
            } catch (InterruptedException ready) {
                Thread.currentThread().interrupt();
            }
        });
        guard.setDaemon(true);
        guard.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.startsWith("ready ")) {
            line = out.readLine();
        }
        guard.interrupt();
        if (line == null) {
            throw new IOException(name + " did not start:\n" + log());
        }
        Thread drain = new Thread(() -> {
            try {
                while (out.readLine() != null) {
                    // What else it prints would fill the pipe.
                }
            } catch (IOException | UncheckedIOException gone) {
                Thread.currentThread().interrupt();
            }
        });
        drain.setDaemon(true);
        drain.start();
        return this;
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    int port() {
        return port;
    }

    long id() {
        return process.pid();
    }

    Process process() {
        return process;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** The sum of a metric's values, of lines that begin so; -1 when the node does not answer. */
    double metric(String begin) {
        try {
            HttpURLConnection http =
                    (HttpURLConnection) URI.create("http://" + address + ":" + operationsPort + "/metrics")
                            .toURL()
                            .openConnection();
            http.setConnectTimeout(1_000);
            http.setReadTimeout(1_000);
            String text = new String(http.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith(begin))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            return -1;
        }
    }

    int members() {
        return (int) metric("nameplate_cluster_members");
    }

    /** Sends a signal to the process, and to no other. */
    void signal(String name) throws IOException, InterruptedException {
        for (ProcessHandle java : javas()) {
            new ProcessBuilder("kill", "-" + name, String.valueOf(java.pid()))
                    .start()
                    .waitFor();
        }
    }

    /** The Java process itself, which another program may have started. */
    private List<ProcessHandle> javas() {
        List<ProcessHandle> below = process.descendants().toList();
        return below.isEmpty() ? List.of(process.toHandle()) : below;
    }

    @Override
    public void close() {
        List<ProcessHandle> below = process.descendants().toList();
        below.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
