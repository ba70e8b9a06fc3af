package dev.nameplate.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, on free ports of the loopback address. It is stopped when this is closed. */
public final class ChildServer implements AutoCloseable {

    private static final int READY_SECONDS = 120;

    private final Process process;
    private final int port;
    private final int operationsPort;
    private final Path errors;

    private ChildServer(Process process, int port, int operationsPort, Path errors) {
        this.process = process;
        this.port = port;
        this.operationsPort = operationsPort;
        this.errors = errors;
    }

    /** How a process is started: options of its JVM, its main class with arguments, settings, a folder. */
    public static final class Plan {
        private final Path folder;
        private final List<String> options = new ArrayList<>(List.of("-Djava.awt.headless=true"));
        private final Map<String, String> environment = new HashMap<>();
        private List<String> main = List.of("dev.nameplate.Nameplate", "serve");
        private List<String> before = List.of();
        private int port = Ports.free();
        private int operationsPort = Ports.free();

        private Plan(Path folder) {
            this.folder = folder;
        }

        /** Options of the JVM. */
        public Plan jvm(String... more) {
            options.addAll(List.of(more));
            return this;
        }

        /** Another main class and its arguments. */
        public Plan main(String... mainAndArguments) {
            main = List.of(mainAndArguments);
            return this;
        }

        /** What starts the JVM: a program and its arguments, before it. */
        public Plan by(String... program) {
            before = List.of(program);
            return this;
        }

        /** A setting, by its key. */
        public Plan set(String key, String value) {
            environment.put(
                    "NAMEPLATE_"
                            + key.toUpperCase(java.util.Locale.ROOT)
                                    .replace('.', '_')
                                    .replace('-', '_'),
                    value);
            return this;
        }

        /** Starts it and does not wait. */
        public ChildServer start() throws IOException {
            Files.createDirectories(folder);
            List<String> command = new ArrayList<>(before);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            try {
                command.addAll(List.of("-cp", Jdks.classPath()));
            } catch (java.net.URISyntaxException e) {
                throw new IOException(e);
            }
            command.addAll(main);
            Path errors = Files.createTempFile(folder, "errors", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
            environment.forEach((name, value) -> builder.environment().put(name, value));
            builder.environment().put("NAMEPLATE_HTTP_PORT", String.valueOf(port));
            builder.environment().put("NAMEPLATE_OPERATIONS_PORT", String.valueOf(operationsPort));
            builder.environment().putIfAbsent("NAMEPLATE_LINKS_KEYS", Links.KEY);
            builder.redirectOutput(
                    Files.createTempFile(folder, "output", ".log").toFile());
            return new ChildServer(builder.start(), port, operationsPort, errors);
        }

        /** Starts it and waits until it is ready. */
        public ChildServer ready() throws Exception {
            ChildServer server = start();
            try {
                server.awaitReady();
            } catch (Exception | AssertionError e) {
                server.close();
                throw e;
            }
            return server;
        }
    }

    /** A plan for a server without the library, whose data lies in a folder. */
    public static Plan in(Path folder) {
        return new Plan(folder)
                .set("data.directory", folder.resolve("data").toString())
                .set("templates.directory", folder.resolve("templates").toString())
                .set("brands.directory", folder.resolve("brands").toString())
                .set("templates.library", "false");
    }

    /** Puts a template where the servers of a folder look for it. */
    public static void publish(Path folder, String name, String document) throws IOException {
        Path file = folder.resolve("templates").resolve(name).resolve("template.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, document);
    }

    public int port() {
        return port;
    }

    public int operationsPort() {
        return operationsPort;
    }

    public Process process() {
        return process;
    }

    /** The status of a path of the operations port; 0 when nothing answers. */
    public int health(String path) {
        try {
            return RawHttp.get(operationsPort, path).status();
        } catch (IOException e) {
            return 0;
        }
    }

    public void awaitReady() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (health("/health/ready") != 200) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new AssertionError("the server is not ready:\n" + log());
            }
            Thread.sleep(50);
        }
    }

    /** Sends a signal by its name, as TERM. */
    public void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " ended with " + code);
        }
    }

    /** What it ended with; fails when it does not end in time. */
    public int exit(long seconds) throws InterruptedException, IOException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("still there after " + seconds + " s:\n" + log());
        }
        return process.exitValue();
    }

    /** All it has logged. */
    public String log() throws IOException {
        return Files.readString(errors, StandardCharsets.UTF_8);
    }

    /** The kilobytes of memory that the process has of the machine, by a line of its status. */
    public long kilobytes(String line) throws IOException {
        try (BufferedReader status = Files.newBufferedReader(Path.of("/proc/" + process.pid() + "/status"))) {
            return status.lines()
                    .filter(one -> one.startsWith(line + ":"))
                    .mapToLong(one -> Long.parseLong(one.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
