package dev.nameplate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.observe.Meters;
import dev.nameplate.peers.Peers;
import dev.nameplate.raster.Argb;
import dev.nameplate.template.BrandCompiler;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import dev.nameplate.template.Typefaces;
import dev.nameplate.testing.TemplateFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCatalogTest {

    private static final String SOUND = "{\"format\":1,\"title\":\"%s\","
            + "\"sizes\":[{\"id\":\"a\",\"width\":100,\"height\":50,\"background\":\"#FFFFFF\"}],"
            + "\"layers\":[{\"id\":\"s\",\"type\":\"shape\",\"box\":[0,0,10,10],\"fill\":\"#102030\"}]}";

    @TempDir
    private Path data;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger proofs = new AtomicInteger();
    private final AtomicInteger clock = new AtomicInteger();
    private Path folder;
    private String byDefault = "";
    private TemplateCatalog<Template> catalog;

    @BeforeEach
    void open() {
        folder = data.resolve("templates");
        catalog = catalog();
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private TemplateCatalog<Template> catalog() {
        return catalog(FolderTemplateStore.of(vertx, folder));
    }

    private TemplateCatalog<Template> catalog(TemplateStore store) {
        return new TemplateCatalog<>(
                vertx,
                List.of(store),
                settings(),
                new BrandKits(settings(), new BrandCompiler(Typefaces.of(TemplateFiles.FAMILIES)), new Meters()),
                new TemplateCompiler(Set.of("Inter")),
                template -> {
                    proofs.incrementAndGet();
                    if (template.title().equals("unprovable")) {
                        throw new IllegalStateException("cannot be drawn");
                    }
                    return template;
                },
                Peers.none(),
                new Meters());
    }

    private StoreSettings settings() {
        return new StoreSettings(folder, /* library= */ true, data, Duration.ZERO, data.resolve("brands"), byDefault);
    }

    private void write(String path, String document) throws IOException {
        write(folder.resolve(path).resolve("template.json"), document);
    }

    private void write(Path file, String document) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, document);
        // Two writes within the clock's grain would look the same to anyone who goes by time and size.
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000 + clock.incrementAndGet())));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Asks for a path that nobody has, which makes the catalogue look at its stores. */
    private void look() {
        await(catalog.find("no-such-template"));
    }

    private String title(String path) {
        return await(catalog.find(path)).map(Template::title).orElse("-");
    }

    @Test
    void a_store_that_throws_fails_one_look_and_no_other() throws IOException {
        write("one", String.format(SOUND, "One"));
        TemplateStore sound = FolderTemplateStore.of(vertx, folder);
        AtomicInteger looks = new AtomicInteger();
        catalog = catalog(new TemplateStore() {
            @Override
            public String name() {
                return "throwing";
            }

            @Override
            public Future<Map<String, String>> fingerprints() {
                if (looks.getAndIncrement() == 0) {
                    throw new IllegalStateException("out of order");
                }
                return sound.fingerprints();
            }

            @Override
            public Future<Optional<StoredTemplate>> read(String path) {
                return sound.read(path);
            }
        });
        assertThatThrownBy(() -> await(catalog.find("one"))).hasStackTraceContaining("out of order");
        assertThat(title("one")).isEqualTo("One");
    }

    @Test
    void templates_of_the_folder_are_found_with_and_without_a_project() throws IOException {
        write("one", String.format(SOUND, "One"));
        write("acme/two", String.format(SOUND, "Two"));
        await(catalog.start(settings()));
        assertThat(title("one")).isEqualTo("One");
        assertThat(title("acme/two")).isEqualTo("Two");
        assertThat(await(catalog.find("acme"))).isEmpty();
        assertThat(catalog.all().keySet()).containsExactly("acme/two", "one");
    }

    @Test
    void a_template_that_came_later_is_found_when_it_is_asked_for() throws IOException {
        await(catalog.start(settings()));
        write("late", String.format(SOUND, "Late"));
        assertThat(title("late")).isEqualTo("Late");
    }

    @Test
    void an_edit_takes_the_place_of_what_was_there() throws IOException {
        write("one", String.format(SOUND, "One"));
        await(catalog.start(settings()));
        write("one", String.format(SOUND, "Another"));
        look();
        assertThat(title("one")).isEqualTo("Another");
    }

    @Test
    void an_untouched_template_is_not_proved_again() throws IOException {
        write("one", String.format(SOUND, "One"));
        await(catalog.start(settings()));
        int before = proofs.get();
        look();
        write("one", String.format(SOUND, "One") + "\n");
        look();
        assertThat(proofs).hasValue(before);
    }

    @Test
    void a_broken_edit_keeps_the_last_good_version() throws IOException {
        write("one", String.format(SOUND, "One"));
        await(catalog.start(settings()));
        for (String broken : List.of("{", "{}", "[]", "", String.format(SOUND, "unprovable"))) {
            write("one", broken);
            look();
            assertThat(title("one")).as(broken).isEqualTo("One");
        }
        write("one", String.format(SOUND, "Mended"));
        look();
        assertThat(title("one")).isEqualTo("Mended");
    }

    @Test
    void after_a_start_with_a_broken_edit_the_last_published_version_serves() throws IOException {
        write("one", String.format(SOUND, "One"));
        await(catalog.start(settings()));
        write("one", "{ broken");
        catalog = catalog();
        await(catalog.start(settings()));
        assertThat(title("one")).isEqualTo("One");
    }

    @Test
    void a_removed_folder_takes_its_template_away_but_not_its_versions() throws IOException {
        write("one", String.format(SOUND, "One"));
        await(catalog.start(settings()));
        String version = await(catalog.find("one")).orElseThrow().version();
        Files.delete(folder.resolve("one/template.json"));
        Files.delete(folder.resolve("one"));
        look();
        assertThat(await(catalog.find("one"))).isEmpty();
        assertThat(await(catalog.find("one", version.substring(0, 8))).map(Template::title))
                .contains("One");
    }

    @Test
    void every_published_version_can_be_asked_for() throws IOException {
        write("acme/one", String.format(SOUND, "First"));
        await(catalog.start(settings()));
        String first = await(catalog.find("acme/one")).orElseThrow().version();
        write("acme/one", String.format(SOUND, "Second"));
        look();
        String second = await(catalog.find("acme/one")).orElseThrow().version();
        assertThat(await(catalog.find("acme/one", first.substring(0, 12))).map(Template::title))
                .contains("First");
        assertThat(await(catalog.find("acme/one", second)).map(Template::title)).contains("Second");
        assertThat(await(catalog.find("acme/one", "00000000"))).isEmpty();
    }

    @Test
    void where_nothing_can_be_kept_templates_are_served_and_pinning_is_off() throws IOException {
        Files.writeString(data.resolve("versions"), "a file where the folder should be");
        write("one", String.format(SOUND, "One"));
        await(catalog.start(settings()));
        assertThat(title("one")).isEqualTo("One");
        assertThat(catalog.keepsVersions()).isFalse();
        assertThat(await(catalog.find(
                        "one", await(catalog.find("one")).orElseThrow().version())))
                .isPresent();
    }

    private static final String BRANDABLE =
            "{\"format\":1,\"title\":\"%s\",\"colours\":{\"ground\":\"#FFFFFF\",\"line\":\"$ground\"},"
                    + "\"sizes\":[{\"id\":\"a\",\"width\":100,\"height\":50,\"background\":\"$line\"}],\"layers\":[]}";

    private void kit(String name, String colours) throws IOException {
        write(
                data.resolve("brands").resolve(name).resolve("brand.json"),
                "{\"format\":1,\"title\":\"Kit\",\"colours\":" + colours + "}");
    }

    private String background(String path) {
        return await(catalog.find(path))
                .map(template -> Argb.format(template.canvas().background()))
                .orElse("-");
    }

    private String version(String path) {
        return await(catalog.find(path)).orElseThrow().version();
    }

    @Test
    void the_kit_of_a_project_dresses_its_templates_and_no_others() throws IOException {
        write("acme/one", String.format(BRANDABLE, "One"));
        write("one", String.format(BRANDABLE, "One"));
        write("indigo/one", String.format(BRANDABLE, "One"));
        kit("acme", "{\"ground\":\"#112233\"}");
        await(catalog.start(settings()));
        assertThat(background("acme/one")).isEqualTo("#112233");
        assertThat(background("one")).isEqualTo("#FFFFFF");
        assertThat(background("indigo/one"))
                .as("a shipped kit dresses no project")
                .isEqualTo("#FFFFFF");
    }

    @Test
    void the_default_kit_dresses_templates_without_a_project() throws IOException {
        byDefault = "house";
        catalog = catalog();
        write("acme/one", String.format(BRANDABLE, "One"));
        write("one", String.format(BRANDABLE, "One"));
        kit("house", "{\"ground\":\"#112233\"}");
        await(catalog.start(settings()));
        assertThat(background("one")).isEqualTo("#112233");
        assertThat(background("acme/one")).isEqualTo("#FFFFFF");
    }

    @Test
    void a_change_of_the_kit_is_a_new_version_of_what_uses_it_and_of_nothing_else() throws IOException {
        write("acme/one", String.format(BRANDABLE, "One"));
        write("acme/plain", String.format(SOUND, "Plain"));
        kit("acme", "{\"ground\":\"#112233\"}");
        await(catalog.start(settings()));
        String one = version("acme/one");
        String plain = version("acme/plain");
        int before = proofs.get();

        kit("acme", "{\"ground\":\"#112233\",\"other\":\"#000\"}");
        look();
        assertThat(version("acme/one")).isEqualTo(one);
        assertThat(proofs).hasValue(before);

        kit("acme", "{\"ground\":\"#332211\"}");
        look();
        assertThat(background("acme/one")).isEqualTo("#332211");
        assertThat(version("acme/one")).isNotEqualTo(one);
        assertThat(version("acme/plain")).isEqualTo(plain);
        assertThat(proofs).hasValue(before + 1);
    }

    @Test
    void a_pinned_version_keeps_the_dress_it_had() throws IOException {
        write("acme/one", String.format(BRANDABLE, "One"));
        kit("acme", "{\"ground\":\"#112233\"}");
        await(catalog.start(settings()));
        String first = version("acme/one");
        kit("acme", "{\"ground\":\"#332211\"}");
        look();
        Template pinned =
                await(catalog.find("acme/one", first.substring(0, 16))).orElseThrow();
        assertThat(pinned.version()).isEqualTo(first);
        assertThat(Argb.format(pinned.canvas().background())).isEqualTo("#112233");
    }

    @Test
    void a_kit_that_is_taken_away_leaves_templates_as_they_are() throws IOException {
        write("acme/one", String.format(BRANDABLE, "One"));
        kit("acme", "{\"ground\":\"#112233\"}");
        await(catalog.start(settings()));
        Files.delete(data.resolve("brands/acme/brand.json"));
        look();
        assertThat(background("acme/one")).isEqualTo("#FFFFFF");
    }

    @Test
    void a_broken_kit_keeps_the_last_good_one_also_across_a_restart() throws IOException {
        write("acme/one", String.format(BRANDABLE, "One"));
        kit("acme", "{\"ground\":\"#112233\"}");
        await(catalog.start(settings()));
        for (String broken : List.of("{\"ground\":\"red\"}", "{\"ground\":", "{\"ground\":\"$ground\"}")) {
            kit("acme", broken);
            look();
            assertThat(background("acme/one")).as(broken).isEqualTo("#112233");
        }
        catalog = catalog();
        await(catalog.start(settings()));
        assertThat(background("acme/one")).isEqualTo("#112233");
        kit("acme", "{\"ground\":\"#445566\"}");
        look();
        assertThat(background("acme/one")).isEqualTo("#445566");
    }

    @Test
    void a_broken_template_is_revived_in_the_dress_it_had() throws IOException {
        write("acme/one", String.format(BRANDABLE, "One"));
        kit("acme", "{\"ground\":\"#112233\"}");
        await(catalog.start(settings()));
        write("acme/one", "{ broken");
        catalog = catalog();
        await(catalog.start(settings()));
        assertThat(background("acme/one")).isEqualTo("#112233");
    }

    @Test
    void publications_under_load_are_wholly_old_or_wholly_new() throws Exception {
        write("one", String.format(SOUND, "T0"));
        await(catalog.start(settings()));
        Thread writer = new Thread(() -> {
            for (int i = 1; i <= 30; i++) {
                try {
                    write("one", String.format(SOUND, "T" + i));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                look();
            }
        });
        writer.start();
        int last = 0;
        while (writer.isAlive()) {
            Optional<Template> seen = await(catalog.find("one"));
            int number = Integer.parseInt(seen.orElseThrow().title().substring(1));
            assertThat(number).isGreaterThanOrEqualTo(last);
            last = number;
        }
        writer.join();
        look();
        assertThat(title("one")).isEqualTo("T30");
    }
}
