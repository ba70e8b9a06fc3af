package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Bombs;
import dev.nameplate.testing.Bombs.Bomb;
import dev.nameplate.testing.Demands;
import dev.nameplate.testing.FontBombs;
import dev.nameplate.testing.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are made to bring a decoder down, opened in a process with a heap of 256 MB beside a running server: each gets a
 * picture or a clean refusal within its time and memory, and the server goes on as before.
 */
class BombsTest {

    /** Time of the wall and of the processor, on a machine that does nothing else; bounds of the product hold it. */
    private static final long PROMISED_MILLIS = 2500;

    /** Processor time on any machine: what takes more was not stopped. */
    private static final long MOST_MILLIS = 5000;

    private static final long MOST_MEGABYTES = 256;

    @TempDir
    private Path data;

    @Test
    void every_bomb_is_refused_or_harmless_and_the_server_goes_on() throws Exception {
        Demands.program("/usr/bin/woff2_compress", "woff2");
        Demands.need(Files.isWritable(Path.of("/proc/self/clear_refs")), "/proc", "Linux");
        Path bombs = Files.createDirectories(data.resolve("bombs"));
        List<Bomb> all = Stream.concat(Bombs.pictures().stream(), FontBombs.fonts().stream())
                .toList();
        for (Bomb bomb : all) {
            Files.write(bombs.resolve(bomb.name()), bomb.file().get());
        }
        Path output = data.resolve("output");
        Process range = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        Jdks.classPath(),
                        BombRange.class.getName(),
                        Files.createDirectories(data.resolve("range")).toString(),
                        bombs.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int code = range.waitFor();
        List<String> lines = Files.readAllLines(output);
        Map<String, String[]> told = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.startsWith("BOMB ")) {
                String[] parts = line.substring(5).split("\t", 5);
                told.put(parts[0], parts);
                System.err.println(line.length() > 200 ? line.substring(0, 200) : line);
            }
        }
        assertThat(code).as(String.join("\n", lines)).isZero();
        told.forEach((name, parts) -> {
            boolean quiet = Boolean.getBoolean("faults.strict");
            assertThat(Long.parseLong(parts[1]))
                    .as("%s: processor time", name)
                    .isLessThan(quiet ? PROMISED_MILLIS : MOST_MILLIS);
            assertThat(Long.parseLong(parts[2]))
                    .as("%s: time of the wall", name)
                    .isLessThan(quiet ? PROMISED_MILLIS : Long.MAX_VALUE);
            assertThat(Long.parseLong(parts[3])).as("%s: memory", name).isLessThan(MOST_MEGABYTES);
            assertThat(parts[4]).as(name).doesNotContain("FAULT");
        });
        for (Bomb bomb : all) {
            assertThat(told).containsKey(bomb.name());
            String said = told.get(bomb.name())[4];
            if (bomb.says().isEmpty()) {
                assertThat(said).as(bomb.name()).isEqualTo("[]");
            } else {
                assertThat(said).as(bomb.name()).contains(bomb.says());
            }
        }
        long refused = all.stream().filter(bomb -> !bomb.says().isEmpty()).count();
        assertThat(lines)
                .contains("PUBLISHED " + refused + " refused, of " + refused)
                .contains("AFTERWARDS same");
    }
}
