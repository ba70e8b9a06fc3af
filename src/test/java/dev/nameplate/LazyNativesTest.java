package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Certificates;
import dev.nameplate.testing.Demands;
import dev.nameplate.testing.TlsClient;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which native libraries a server of its own process has in memory. */
class LazyNativesTest {

    @TempDir
    private Path folder;

    @Test
    void without_tls_none_of_it_is_loaded() throws Exception {
        Demands.need(Files.exists(Path.of("/proc/self/maps")), "/proc/self/maps", "Linux");
        try (Served served = serve(List.of())) {
            assertThat(served.libraries()).doesNotContain("netty").doesNotContain("tcnative");
        }
    }

    @Test
    void with_tls_boringssl_is_and_by_the_jdk_it_is_not() throws Exception {
        Demands.need(Files.exists(Path.of("/proc/self/maps")), "/proc/self/maps", "Linux");
        Certificates.write(folder, "own", "EC");
        List<String> tls = List.of(
                "NAMEPLATE_TLS_CERTIFICATE=" + folder.resolve("tls.crt"),
                "NAMEPLATE_TLS_KEY=" + folder.resolve("tls.key"));
        try (Served served = serve(tls)) {
            assertThat(served.ready()).startsWith("ready https://127.0.0.1:");
            assertThat(TlsClient.certificateName(served.port())).isEqualTo("own");
            assertThat(served.libraries()).contains("netty_tcnative");
        }
        List<String> jdk = new ArrayList<>(tls);
        jdk.add("NAMEPLATE_TLS_ENGINE=jdk");
        try (Served served = serve(jdk)) {
            assertThat(TlsClient.certificateName(served.port())).isEqualTo("own");
            assertThat(served.libraries()).doesNotContain("tcnative");
        }
    }

    private record Served(Process process, String ready) implements AutoCloseable {

        int port() {
            return Integer.parseInt(ready.substring(ready.lastIndexOf(':') + 1));
        }

        String libraries() throws IOException {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "maps"));
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(40, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private Served serve(List<String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        "dev.nameplate.Nameplate")
                .directory(Files.createTempDirectory(folder, "served").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("NAMEPLATE_HTTP_PORT", "0");
        builder.environment().put("NAMEPLATE_OPERATIONS_PORT", "0");
        builder.environment().put("NAMEPLATE_LINKS_KEYS", RunningServer.KEY);
        // One template is enough, and up sooner.
        builder.environment().put("NAMEPLATE_TEMPLATES_LIBRARY", "false");
        builder.environment()
                .put(
                        "NAMEPLATE_TEMPLATES_DIRECTORY",
                        SmallServer.templates(folder).toString());
        for (String variable : environment) {
            int equals = variable.indexOf('=');
            builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        Process process = builder.start();
        String ready = process.inputReader().readLine();
        assertThat(ready).startsWith("ready ");
        return new Served(process, ready);
    }

    /** Where this process has its classes from, however it was told. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        if (LazyNativesTest.class.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                entries.add(Path.of(URI.create(url.toString())).toString());
            }
        } else {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                entries.add(Path.of(entry).toAbsolutePath().toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
