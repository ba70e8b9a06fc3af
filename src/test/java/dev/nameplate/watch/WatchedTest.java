package dev.nameplate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.observe.CapturedLog;
import dev.nameplate.observe.LogSettings;
import dev.nameplate.watch.Watched.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change, each look taken by hand. */
class WatchedTest {

    @TempDir
    private Path folder;

    private Path file;
    private final List<String> taken = new ArrayList<>();
    private final List<Look> told = new ArrayList<>();

    @BeforeEach
    void name() {
        file = folder.resolve("file");
    }

    private Watched watched(Path path) {
        return new Watched("some.setting", path, this::take, told::add);
    }

    /** Refuses what has "bad" in it. */
    private List<String> take(Content content) {
        StringBuilder all = new StringBuilder();
        content.files().forEach(one -> all.append(one.text()));
        if (all.indexOf("bad") >= 0) {
            return List.of("first problem", "second problem");
        }
        taken.add(all.toString());
        return List.of();
    }

    @Test
    void a_change_is_taken_once_it_has_come_to_rest() throws IOException {
        Files.writeString(file, "one");
        Watched watched = watched(file);
        assertThat(watched.begin(false)).isEmpty();
        assertThat(watched.look()).isEqualTo(Look.UNCHANGED);

        Files.writeString(file, "tw");
        assertThat(watched.look()).isEqualTo(Look.SETTLING);
        Files.writeString(file, "two");
        assertThat(watched.look()).as("it is still being written").isEqualTo(Look.SETTLING);
        assertThat(watched.look()).isEqualTo(Look.TAKEN);
        assertThat(watched.look()).isEqualTo(Look.UNCHANGED);

        assertThat(taken).containsExactly("one", "two");
        assertThat(told).containsExactly(Look.TAKEN);
    }

    @Test
    void a_change_that_is_taken_back_at_once_is_none() throws IOException {
        Files.writeString(file, "one");
        Watched watched = watched(file);
        watched.begin(false);
        Files.writeString(file, "two");
        watched.look();
        Files.writeString(file, "one");
        assertThat(watched.look()).isEqualTo(Look.UNCHANGED);
        Files.writeString(file, "two");
        assertThat(watched.look()).as("as new as the first time").isEqualTo(Look.SETTLING);
    }

    @Test
    void what_cannot_be_used_is_said_once_with_every_problem_and_leaves_what_was_there() throws IOException {
        Files.writeString(file, "one");
        Watched watched = watched(file);
        watched.begin(false);
        try (CapturedLog log = CapturedLog.objects(LogSettings.Level.INFO)) {
            Files.writeString(file, "bad");
            watched.look();
            assertThat(watched.look()).isEqualTo(Look.REFUSED);
            watched.look();
            assertThat(watched.look()).isEqualTo(Look.UNCHANGED);
            log.close();
            assertThat(log.text())
                    .containsOnlyOnce("some.setting: first problem")
                    .containsOnlyOnce("some.setting: second problem")
                    .contains("some.setting has changed and cannot be used; what was in force stays so");
        }
        Files.writeString(file, "three");
        watched.look();
        assertThat(watched.look()).isEqualTo(Look.TAKEN);
        assertThat(taken).containsExactly("one", "three");
        assertThat(told).containsExactly(Look.REFUSED, Look.TAKEN);
    }

    @Test
    void the_same_fault_is_said_again_when_something_good_stood_between() throws IOException {
        Files.writeString(file, "one");
        Watched watched = watched(file);
        watched.begin(false);
        for (String text : List.of("bad", "one", "bad")) {
            Files.writeString(file, text);
            watched.look();
            watched.look();
        }
        assertThat(told).containsExactly(Look.REFUSED, Look.REFUSED);
    }

    @Test
    void a_file_that_goes_away_leaves_what_it_held() throws IOException {
        Files.writeString(file, "one");
        Watched watched = watched(file);
        watched.begin(true);
        Files.delete(file);
        watched.look();
        assertThat(watched.look()).isEqualTo(Look.REFUSED);
        Files.writeString(file, "one");
        assertThat(watched.look()).as("it is what is in force").isEqualTo(Look.UNCHANGED);
        assertThat(taken).containsExactly("one");
    }

    @Test
    void a_file_may_come_later_where_that_is_allowed() throws IOException {
        assertThat(watched(file).begin(false)).containsExactly(file + " is not there");
        Watched watched = watched(file);
        assertThat(watched.begin(true)).isEmpty();
        assertThat(watched.look()).isEqualTo(Look.UNCHANGED);
        Files.writeString(file, "one");
        watched.look();
        assertThat(watched.look()).isEqualTo(Look.TAKEN);
        assertThat(taken).containsExactly("one");
    }

    @Test
    void what_is_at_fault_from_the_start_is_answered() throws IOException {
        Files.writeString(file, "bad");
        assertThat(watched(file).begin(true)).containsExactly("first problem", "second problem");
        Files.write(file, new byte[] {'a', (byte) 0xFF});
        assertThat(watched(file).begin(true)).containsExactly(file + " is not UTF-8");
        Files.write(file, new byte[Content.MOST_BYTES + 1]);
        assertThat(watched(file).begin(true)).containsExactly(file + " is larger than 4 MB");
    }

    @Test
    void a_mark_of_utf_8_is_no_text() throws IOException {
        Files.writeString(file, "\uFEFFone");
        watched(file).begin(false);
        assertThat(taken).containsExactly("one");
    }

    /** As the kubelet lays out a volume: files are links into {@code ..data}, which is a link to a folder of the present state. */
    private void mount(Path volume, String state, String... files) throws IOException {
        Path present = Files.createDirectories(volume.resolve(".." + state));
        for (int i = 0; i < files.length; i += 2) {
            Files.writeString(present.resolve(files[i]), files[i + 1]);
            Path link = volume.resolve(files[i]);
            if (!Files.isSymbolicLink(link)) {
                Files.createSymbolicLink(link, Path.of("..data", files[i]));
            }
        }
        Path scratch = volume.resolve("..data_tmp");
        Files.createSymbolicLink(scratch, Path.of(".." + state));
        Files.move(
                scratch, volume.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void a_mounted_volume_changes_by_a_link_that_is_swapped() throws IOException {
        Path volume = Files.createDirectories(folder.resolve("volume"));
        mount(volume, "2026_1", "b-old", "old;", "a-new", "new;");
        Watched whole = watched(volume);
        Watched one = watched(volume.resolve("a-new"));
        assertThat(whole.begin(false)).isEmpty();
        assertThat(one.begin(false)).isEmpty();
        assertThat(taken).as("in the order of their names, and no state twice").containsExactly("new;old;", "new;");

        mount(volume, "2026_2", "b-old", "old;", "a-new", "newer;");
        for (Watched watched : List.of(whole, one)) {
            assertThat(watched.look()).isEqualTo(Look.SETTLING);
            assertThat(watched.look()).isEqualTo(Look.TAKEN);
        }
        assertThat(taken).endsWith("newer;old;", "newer;");
    }

    @Test
    void folders_and_hidden_files_in_a_folder_do_not_count() throws IOException {
        Path many = Files.createDirectories(folder.resolve("many"));
        Files.writeString(many.resolve("one"), "one");
        Files.writeString(many.resolve(".hidden"), "bad");
        Files.createDirectories(many.resolve("sub"));
        assertThat(watched(many).begin(false)).isEmpty();
        assertThat(taken).containsExactly("one");
    }

    @Test
    void nothing_shows_what_files_hold() throws Exception {
        Files.writeString(file, "CANARY");
        assertThat(Content.read(file)).asString().contains("file").doesNotContain("CANARY");
        assertThat(Content.read(file).files()).asString().doesNotContain("CANARY");
    }
}
