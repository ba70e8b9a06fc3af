package dev.nameplate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.cache.ImageCache.Found;
import dev.nameplate.cache.ImageCache.Tier;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.load.RenderPool;
import dev.nameplate.load.WorkClass;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Values;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.ImageKeys.Variation;
import dev.nameplate.template.Template;
import dev.nameplate.testing.TemplateFiles;
import dev.nameplate.testing.Workshops;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reader who got another's picture is found out. */
class AuditTest {

    private static final Template TEMPLATE = TemplateFiles.template("""
            {"format": 1, "title": "Hello", "sizes": [{"width": 240, "height": 80, "background": "#102030"}],
             "fields": [{"name": "name", "open": true, "samples": ["Sarah"]}],
             "layers": [{"id": "n", "type": "text", "box": [10, 10, 220, 60], "text": ["{name}", "You"],
                         "style": {"fill": "#FFFFFF"}}]}
            """);

    private final Meters meters = new Meters();
    private final Workshop workshop = Workshops.metered(meters);
    private final RenderPool pool = new RenderPool(1, 16, meters);
    private final Published published = new Published(TEMPLATE);
    private final AtomicInteger wrong = new AtomicInteger();

    @AfterEach
    void close() {
        pool.close();
        workshop.close();
        meters.close();
    }

    private Values values(String name) {
        return workshop.merger()
                .merge(
                        new Delivery(Map.of("name", name), List.of(), ""),
                        TEMPLATE.fields(),
                        workshop.context(TEMPLATE));
    }

    private EncodedImage image(String name, Variation variation) {
        return workshop.press().print(published, values(name), variation);
    }

    private void look(Audit audit, String name, EncodedImage given, Tier tier, Variation variation) {
        audit.look(published, values(name), variation, new Found(given, tier), wrong::incrementAndGet);
        // The pool has one thread: what is of the audit's class and less in haste is done after it.
        pool.submit(WorkClass.BATCH, Duration.ofMinutes(1), () -> 0).join();
    }

    private double count(String result) {
        return meters.scrape()
                .lines()
                .filter(line -> line.startsWith("nameplate_audits_total{result=\"" + result + "\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void the_reader_s_own_picture_is_the_same_and_another_s_is_not(Format format) {
        Variation variation = new Variation(format, 1, 0, "");
        Audit audit = new Audit(workshop.press(), pool, Duration.ZERO, meters);
        look(audit, "Sarah", image("Sarah", variation), Tier.MEMORY, variation);
        assertThat(count("same")).isEqualTo(1);
        assertThat(wrong).hasValue(0);
        look(audit, "Sarah", image("Bob", variation), Tier.MEMORY, variation);
        assertThat(count("different")).isEqualTo(1);
        assertThat(wrong).hasValue(1);
    }

    @Test
    void what_was_rendered_just_now_is_not_rendered_again() {
        Variation variation = new Variation(Format.JPEG, 1, 0, "");
        Audit audit = new Audit(workshop.press(), pool, Duration.ZERO, meters);
        look(audit, "Sarah", image("Bob", variation), Tier.RENDERED, variation);
        assertThat(wrong).hasValue(0);
    }

    @Test
    void one_is_looked_at_in_a_while() {
        Variation variation = new Variation(Format.JPEG, 1, 0, "");
        Audit audit = new Audit(workshop.press(), pool, Duration.ofHours(1), meters);
        for (int i = 0; i < 10; i++) {
            look(audit, "Sarah", image("Sarah", variation), Tier.MEMORY, variation);
        }
        assertThat(count("same")).isEqualTo(1);
    }

    @Test
    void a_picture_whose_base_is_not_there_is_left_alone() {
        Variation variation = new Variation(Format.JPEG, 1, 0, "");
        EncodedImage image = image("Sarah", variation);
        Audit audit = new Audit(workshop.press(), pool, Duration.ZERO, meters);
        look(audit, "Sarah", image, Tier.MEMORY, new Variation(Format.JPEG, 2, 0, ""));
        assertThat(count("skipped")).isEqualTo(1);
        assertThat(wrong).hasValue(0);
    }
}
