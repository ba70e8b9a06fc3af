package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Certificates;
import dev.nameplate.testing.Demands;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** h2spec, which asks a server for every sentence of the standards of HTTP/2 and HPACK; its program comes in a Maven artefact. */
class H2specTest {

    private static final String ARCHIVE = "/h2spec/2.2.0/h2spec_linux_amd64.tar.gz";
    private static final Pattern SUMMARY =
            Pattern.compile("(\\d+) tests, (\\d+) passed, (\\d+) skipped, (\\d+) failed");

    @TempDir
    private Path folder;

    @Test
    void nothing_fails_in_clear_text() throws Exception {
        Path program = program();
        try (RunningServer server = SmallServer.start(folder.resolve("data"), "http.h2c", "true")) {
            nothingFails(program, "-h", "127.0.0.1", "-p", String.valueOf(server.port()), "-o", "5");
        }
    }

    @Test
    void nothing_fails_over_tls() throws Exception {
        Path program = program();
        Certificates.write(folder, "localhost", "EC");
        try (RunningServer server = SmallServer.start(
                folder.resolve("data"),
                "tls.certificate",
                folder.resolve("tls.crt").toString(),
                "tls.key",
                folder.resolve("tls.key").toString())) {
            nothingFails(program, "-t", "-k", "-h", "127.0.0.1", "-p", String.valueOf(server.port()), "-o", "5");
        }
    }

    private Path program() throws IOException {
        boolean here = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")
                && getClass().getResource(ARCHIVE) != null;
        Demands.need(here, "a machine that h2spec runs on", "it comes for Linux on x86-64 alone");
        Path program = folder.resolve("h2spec");
        Files.write(program, onlyFile());
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    /** The one file of the archive: a head of 512 bytes with the length in octal digits, and the file. */
    private byte[] onlyFile() throws IOException {
        try (InputStream in = new GZIPInputStream(getClass().getResourceAsStream(ARCHIVE))) {
            byte[] head = in.readNBytes(512);
            String length = new String(head, 124, 11, StandardCharsets.US_ASCII);
            return in.readNBytes(Integer.parseInt(length.strip(), 8));
        }
    }

    private List<String> run(Path program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("h2spec.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("h2spec ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }

    /** Some cases race with the end of the answer that they disturb: what fails is what fails in each of three runs. */
    private void nothingFails(Path program, String... arguments) throws Exception {
        List<String> failed = failed(run(program, arguments));
        for (int again = 0; again < 2 && !failed.isEmpty(); again++) {
            failed.retainAll(failed(run(program, arguments)));
        }
        assertThat(failed).isEmpty();
    }

    /** The sentences of cases that failed. */
    private static List<String> failed(List<String> lines) {
        String all = String.join("\n", lines);
        Matcher summary = SUMMARY.matcher(all);
        assertThat(summary.find()).as(all).isTrue();
        System.out.println("h2spec: " + summary.group());
        assertThat(Integer.parseInt(summary.group(1))).isGreaterThanOrEqualTo(145);
        List<String> failed = new ArrayList<>(lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith("×"))
                .distinct()
                .toList());
        assertThat(failed.isEmpty()).as(all).isEqualTo(summary.group(4).equals("0"));
        return failed;
    }
}
