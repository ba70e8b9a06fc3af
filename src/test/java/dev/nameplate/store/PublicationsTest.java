package dev.nameplate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.observe.Meters;
import dev.nameplate.peers.Post;
import dev.nameplate.template.BrandCompiler;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import dev.nameplate.template.Typefaces;
import dev.nameplate.testing.Eventually;
import dev.nameplate.testing.Neighbours;
import dev.nameplate.testing.TemplateFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catalogues of several nodes: what one publishes, all serve. */
class PublicationsTest {

    private static final String SOUND = "{\"format\":1,\"title\":\"%s\","
            + "\"sizes\":[{\"id\":\"a\",\"width\":100,\"height\":50,\"background\":\"#FFFFFF\"}],"
            + "\"layers\":[{\"id\":\"s\",\"type\":\"shape\",\"box\":[0,0,10,10],\"fill\":\"#102030\"}]}";

    @TempDir
    private Path data;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger clock = new AtomicInteger();
    private final Neighbours neighbours = new Neighbours();
    private final List<TemplateCatalog<Template>> catalogs = new ArrayList<>();

    @AfterEach
    void close() {
        catalogs.forEach(TemplateCatalog::close);
        await(vertx.close());
    }

    /** A node: its folder, its data, its catalogue. */
    private final class Node {
        private final Path folder;
        private final Path home;
        private final Neighbours.One peer;
        private final Meters meters = new Meters();
        private final TemplateCatalog<Template> catalog;

        Node(String folder, String home, Neighbours.One peer) {
            this.folder = data.resolve(folder);
            this.home = data.resolve(home);
            this.peer = peer;
            this.catalog = new TemplateCatalog<>(
                    vertx,
                    List.of(FolderTemplateStore.of(vertx, this.folder)),
                    settings(),
                    new BrandKits(settings(), new BrandCompiler(Typefaces.of(TemplateFiles.FAMILIES)), meters),
                    new TemplateCompiler(Set.of("Inter")),
                    template -> {
                        if (template.title().equals("unprovable")) {
                            throw new IllegalStateException("cannot be drawn");
                        }
                        return template;
                    },
                    peer.peers(),
                    meters);
            catalogs.add(catalog);
        }

        private StoreSettings settings() {
            return new StoreSettings(folder, /* library= */ true, home, Duration.ZERO, home.resolve("brands"), "");
        }

        Node start() {
            await(catalog.start(settings()));
            return this;
        }

        /** Looks at the folders, as every node does now and then. */
        void look() {
            await(catalog.find("no-such-template"));
        }

        String title() {
            return await(catalog.find("acme/one")).map(Template::title).orElse("-");
        }

        String version() {
            return await(catalog.find("acme/one")).map(Template::version).orElse("-");
        }

        void write(String title) throws IOException {
            Path file = folder.resolve("acme/one/template.json");
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.format(SOUND, title));
            Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000 + clock.incrementAndGet())));
        }

        void publish(String title) throws IOException {
            write(title);
            // More than once: a look that was under way may have missed it.
            Eventually.holds(() -> {
                look();
                assertThat(title()).isEqualTo(title);
            });
        }

        void takeAway() throws IOException {
            Files.delete(folder.resolve("acme/one/template.json"));
            Files.delete(folder.resolve("acme/one"));
            look();
        }
    }

    private Node node(String name) {
        return new Node(name + "/templates", name, neighbours.move());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void serves(String title, Node... nodes) {
        Eventually.holds(() -> {
            for (Node node : nodes) {
                assertThat(node.title()).isEqualTo(title);
            }
        });
    }

    @Test
    void what_fails_is_tried_again_within_a_minute_however_often_it_failed() {
        for (int tries = 1; tries < 200; tries++) {
            assertThat(Publications.pauseSeconds(tries))
                    .as("after %d tries", tries)
                    .isEqualTo(Math.min(60, (long) Math.pow(2, tries)));
        }
    }

    @Test
    void what_folders_begin_with_is_no_publication() throws IOException {
        Node one = node("one");
        Node two = node("two");
        one.write("Of the old program");
        two.write("Of the new program");
        one.start();
        two.start();
        one.look();
        two.look();
        assertThat(one.title()).isEqualTo("Of the old program");
        assertThat(two.title()).isEqualTo("Of the new program");
        assertThat(one.peer.all("templates")).isEmpty();
    }

    @Test
    void an_edit_in_one_folder_is_served_by_all_with_its_files() throws IOException {
        Node one = node("one");
        Node two = node("two");
        one.write("First");
        two.write("First");
        one.start();
        two.start();
        one.publish("Second");
        serves("Second", two);
        assertThat(two.version()).isEqualTo(one.version());
        two.look();
        two.look();
        assertThat(two.title()).isEqualTo("Second");
    }

    @Test
    void a_template_that_only_one_node_has_is_served_by_all_when_it_is_published() throws IOException {
        Node one = node("one").start();
        Node two = node("two").start();
        one.publish("New");
        serves("New", two);
    }

    @Test
    void a_rollback_is_a_publication_and_needs_no_files() throws IOException {
        Node one = node("one").start();
        Node two = node("two").start();
        one.publish("First");
        one.publish("Second");
        serves("Second", two);
        one.publish("First");
        serves("First", two);
    }

    @Test
    void a_folder_that_is_saved_again_is_published_though_it_has_what_it_had() throws IOException {
        Node one = node("one");
        Node two = node("two");
        one.write("First");
        two.write("First");
        one.start();
        two.start();
        one.publish("Second");
        serves("Second", two);
        two.look();
        two.publish("First");
        serves("First", one);
    }

    @Test
    void a_shared_folder_is_looked_at_at_once_when_one_node_has_seen_an_edit() throws IOException {
        Node one = new Node("shared", "one", neighbours.move());
        Node two = new Node("shared", "two", neighbours.move());
        one.write("First");
        one.start();
        two.start();
        for (int i = 0; i < 20; i++) {
            one.publish("Edit " + i);
            serves("Edit " + i, two);
        }
        assertThat(one.peer.all("templates")).singleElement().satisfies(post -> assertThat(post.text())
                .isEqualTo(one.version()));
    }

    @Test
    void of_two_nodes_that_publish_the_later_wins_on_both_though_its_clock_is_behind() throws IOException {
        Node one = new Node("a", "a", neighbours.move(() -> System.currentTimeMillis() + 600_000));
        Node two = new Node("b", "b", neighbours.move(() -> System.currentTimeMillis() - 600_000));
        one.start();
        two.start();
        one.publish("First");
        serves("First", two);
        two.publish("Second");
        serves("Second", one);
        one.publish("Third");
        serves("Third", two);
    }

    @Test
    void a_node_that_was_away_catches_up_and_tells_what_it_published_meanwhile() throws IOException {
        Node one = node("one").start();
        Node two = node("two").start();
        one.publish("First");
        serves("First", two);
        two.peer.leave();
        one.publish("Second");
        one.peer.forgetParcels();
        assertThat(two.title()).isEqualTo("First");
        two.peer.comeBack();
        serves("Second", two);
        two.peer.leave();
        two.publish("Third");
        two.peer.comeBack();
        serves("Third", one);
    }

    @Test
    void a_node_that_joins_late_serves_what_was_published_and_not_what_its_folder_has() throws IOException {
        Node one = node("one").start();
        one.publish("First");
        one.publish("Second");
        Node late = node("late");
        late.write("First");
        late.peer.leave();
        late.start();
        assertThat(late.title()).isEqualTo("First");
        late.peer.comeBack();
        serves("Second", late);
        late.look();
        late.look();
        assertThat(late.title()).as("after further looks at its folder").isEqualTo("Second");
        late.publish("Third");
        serves("Third", one);
    }

    @Test
    void every_node_answers_a_link_that_is_pinned_to_a_version_of_another() throws IOException {
        Node one = node("one").start();
        one.publish("First");
        String first = one.version();
        one.publish("Second");
        one.peer.forgetParcels();
        Node late = node("late").start();
        assertThat(await(late.catalog.find("acme/one", first.substring(0, 12))).map(Template::title))
                .contains("First");
        one.peer.leave();
        assertThat(await(late.catalog.find("acme/one", first)).map(Template::title))
                .as("kept here too from then on")
                .contains("First");
        assertThat(await(late.catalog.find("acme/one", "0123456789ab"))).isEmpty();
    }

    @Test
    void after_a_restart_of_all_nodes_what_was_published_is_still_served() throws IOException {
        Node one = node("one").start();
        Node two = node("two");
        two.write("Of its own");
        two.start();
        one.publish("Published");
        serves("Published", two);
        Neighbours again = new Neighbours();
        Node twoAgain = new Node("two/templates", "two", again.move()).start();
        serves("Published", twoAgain);
        Node three = new Node("three/templates", "three", again.move()).start();
        twoAgain.peer.comeBack();
        serves("Published", three);
    }

    @Test
    void a_folder_that_was_changed_while_its_node_was_down_is_a_publication() throws IOException {
        Node one = node("one").start();
        Node two = node("two").start();
        one.publish("First");
        serves("First", two);
        one.peer.leave();
        one.write("Changed while down");
        Node again = new Node("one/templates", "one", neighbours.move());
        again.start();
        again.peer.comeBack();
        serves("Changed while down", again, two);
    }

    @Test
    void a_template_that_is_taken_away_goes_everywhere_but_its_versions_stay() throws IOException {
        Node one = node("one");
        Files.createDirectories(data.resolve("one/templates/other"));
        Files.writeString(data.resolve("one/templates/other/template.json"), String.format(SOUND, "Other"));
        one.start();
        Node two = node("two").start();
        one.publish("First");
        String version = one.version();
        serves("First", two);
        one.takeAway();
        serves("-", one, two);
        assertThat(await(two.catalog.find("acme/one", version)).map(Template::title))
                .contains("First");
        one.publish("Back");
        serves("Back", two);
    }

    @Test
    void a_folder_that_is_not_mounted_any_more_takes_nothing_away_from_others() throws IOException {
        Node one = node("one").start();
        Node two = node("two").start();
        one.publish("First");
        serves("First", two);
        Files.move(one.folder, data.resolve("moved"));
        one.look();
        two.look();
        assertThat(two.title()).isEqualTo("First");
        Files.move(data.resolve("moved"), one.folder);
        one.look();
        serves("First", one, two);
    }

    @Test
    void a_version_that_is_not_what_it_is_called_is_not_served() throws IOException {
        Node one = node("one").start();
        Node two = node("two").start();
        one.publish("First");
        serves("First", two);
        String lie = "ab".repeat(32);
        one.peer.lay("template/acme/one@" + lie, new byte[] {1, 2, 3});
        two.peer.post(Post.of("templates", "acme/one", two.peer.stamp(), lie));
        two.look();
        two.look();
        assertThat(two.title()).isEqualTo("First");
        one.publish("Second");
        serves("Second", two);
    }

    @Test
    void a_kept_version_whose_files_were_damaged_is_not_served_but_fetched() throws IOException {
        Node one = node("one").start();
        Node two = node("two").start();
        one.publish("First");
        String first = one.version();
        one.publish("Second");
        serves("Second", two);
        Path kept = data.resolve("two/versions/acme/one").resolve(first).resolve("template.json");
        Eventually.holds(() -> assertThat(kept).exists());
        Files.writeString(kept, String.format(SOUND, "Damaged"));
        assertThat(await(two.catalog.find("acme/one", first)).map(Template::title))
                .contains("First");
        assertThat(two.meters.scrape()).contains("nameplate_damaged_total{thing=\"version\"} 1.0");
    }

    @Test
    void the_kit_that_dresses_a_version_travels_with_it() throws IOException {
        String brandable = "{\"format\":1,\"title\":\"Dressed\",\"colours\":{\"ground\":\"#FFFFFF\"},"
                + "\"sizes\":[{\"id\":\"a\",\"width\":100,\"height\":50,\"background\":\"$ground\"}],\"layers\":[]}";
        Node one = node("one").start();
        Node two = node("two").start();
        Path kit = data.resolve("one/brands/acme/brand.json");
        Files.createDirectories(kit.getParent());
        Files.writeString(kit, "{\"format\":1,\"title\":\"Kit\",\"colours\":{\"ground\":\"#112233\"}}");
        Path file = one.folder.resolve("acme/one/template.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, brandable);
        one.look();
        serves("Dressed", one, two);
        assertThat(two.version()).isEqualTo(one.version());
        Optional<Template> served = await(two.catalog.find("acme/one"));
        assertThat(served.orElseThrow().canvas().background() & 0xFFFFFF).isEqualTo(0x112233);
    }
}
