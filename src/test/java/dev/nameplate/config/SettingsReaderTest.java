package dev.nameplate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {

    private enum Mode {
        AUTO,
        FULL_SPEED
    }

    private static final Setting<Integer> PORT = Setting.whole("http.port", 8080, 0, 65_535);
    private static final Setting<String> HOST = Setting.text("http.host", "127.0.0.1");
    private static final Setting<Duration> WAIT = Setting.duration("render.deadline", "3s");
    private static final Setting<Long> ROOM = Setting.bytes("cache.memory", "64MB");
    private static final Setting<Mode> MODE = Setting.choice("mode", Mode.AUTO);
    private static final Setting<Boolean> FLAG = Setting.flag("formats.webp", true);
    private static final Setting<String> KEYS = Setting.text("links.keys", "").hidden();
    private static final Setting<Integer> SECRET_NUMBER =
            Setting.whole("secret.number", 0, 0, 9).hidden();
    private static final List<Setting<?>> ALL = List.of(PORT, HOST, WAIT, ROOM, MODE, FLAG, KEYS, SECRET_NUMBER);

    @TempDir
    private Path folder;

    private SettingsReader reader(String yaml, Map<String, String> environment, Map<String, String> commandLine)
            throws IOException {
        Path file = Files.writeString(folder.resolve("nameplate.yaml"), yaml);
        return new SettingsReader(Optional.of(file), environment, commandLine, ALL);
    }

    @Test
    void without_anything_given_defaults_hold() {
        SettingsReader reader = new SettingsReader(Optional.empty(), Map.of(), Map.of(), ALL);
        assertThat(reader.read(PORT)).isEqualTo(8080);
        assertThat(reader.read(WAIT)).isEqualTo(Duration.ofSeconds(3));
        assertThat(reader.read(ROOM)).isEqualTo(64L << 20);
        assertThat(reader.read(MODE)).isEqualTo(Mode.AUTO);
        assertThat(reader.read(FLAG)).isTrue();
        assertThat(reader.problems()).isEmpty();
    }

    @Test
    void the_environment_overrides_the_file_and_the_command_line_overrides_both() throws IOException {
        String yaml = "http:\n  port: 1\n  host: file\nrender.deadline: 1s\n";
        Map<String, String> environment = Map.of("NAMEPLATE_HTTP_PORT", "2", "NAMEPLATE_RENDER_DEADLINE", "250ms");
        SettingsReader reader = reader(yaml, environment, Map.of("http.port", "3"));
        assertThat(reader.read(PORT)).isEqualTo(3);
        assertThat(reader.read(HOST)).isEqualTo("file");
        assertThat(reader.read(WAIT)).isEqualTo(Duration.ofMillis(250));
        assertThat(reader.problems()).isEmpty();
    }

    @Test
    void names_of_the_environment_come_from_keys() {
        assertThat(PORT.environmentName()).isEqualTo("NAMEPLATE_HTTP_PORT");
        assertThat(Setting.text("http.public-url", "").environmentName()).isEqualTo("NAMEPLATE_HTTP_PUBLIC_URL");
    }

    @Test
    void all_faults_are_reported_together_with_their_places() throws IOException {
        String yaml = "http:\n  prot: 80\n  port: many\nmode: fast\n";
        SettingsReader reader = reader(yaml, Map.of("NAMEPLATE_CACHE_MEMORY", "lots"), Map.of());
        ALL.forEach(reader::read);
        assertThat(reader.problems().stream().map(SettingProblem::toString))
                .hasSize(4)
                .anySatisfy(line -> assertThat(line)
                        .contains("http.prot", "nameplate.yaml", "no such setting", "did you mean http.port?"))
                .anySatisfy(line -> assertThat(line).contains("http.port", "\"many\"", "whole number, 0 to 65535"))
                .anySatisfy(line -> assertThat(line).contains("mode", "\"fast\"", "auto, full-speed"))
                .anySatisfy(line ->
                        assertThat(line).contains("cache.memory", "environment NAMEPLATE_CACHE_MEMORY", "\"lots\""));
    }

    @Test
    void a_number_out_of_range_is_a_fault_and_the_default_stands_in() throws IOException {
        SettingsReader reader = reader("http.port: 70000", Map.of(), Map.of());
        assertThat(reader.read(PORT)).isEqualTo(8080);
        assertThat(reader.problems()).hasSize(1);
    }

    @Test
    void a_secret_never_stands_in_a_message() throws IOException {
        SettingsReader reader = reader("secret.number: hunter2", Map.of(), Map.of());
        reader.read(SECRET_NUMBER);
        assertThat(reader.problems().toString()).contains("secret.number").doesNotContain("hunter2");
    }

    @Test
    void a_file_that_is_no_map_or_repeats_a_key_is_a_fault() throws IOException {
        assertThat(reader("- a\n- b\n", Map.of(), Map.of()).problems()).hasSize(1);
        assertThat(reader("http.port: 1\nhttp.port: 2\n", Map.of(), Map.of()).problems())
                .hasSize(1);
        assertThat(reader("", Map.of(), Map.of()).problems()).isEmpty();
    }

    @Test
    void a_missing_file_is_a_fault() {
        SettingsReader reader = new SettingsReader(Optional.of(folder.resolve("absent.yaml")), Map.of(), Map.of(), ALL);
        assertThat(reader.problems()).hasSize(1);
        assertThat(reader.problems().get(0).toString()).contains("absent.yaml", "cannot be read");
    }

    @Test
    void lists_in_the_file_are_joined_by_commas() throws IOException {
        assertThat(reader("links.keys:\n  - a:1\n  - b:2\n", Map.of(), Map.of()).read(KEYS))
                .isEqualTo("a:1,b:2");
    }

    @Test
    void amounts_take_their_units() throws IOException {
        assertThat(reader("cache.memory: 512KB", Map.of(), Map.of()).read(ROOM)).isEqualTo(512L << 10);
        assertThat(reader("cache.memory: 7", Map.of(), Map.of()).read(ROOM)).isEqualTo(7);
        assertThat(reader("render.deadline: 30d", Map.of(), Map.of()).read(WAIT))
                .isEqualTo(Duration.ofDays(30));
        SettingsReader bare = reader("render.deadline: 30", Map.of(), Map.of());
        bare.read(WAIT);
        assertThat(bare.problems()).hasSize(1);
    }
}
