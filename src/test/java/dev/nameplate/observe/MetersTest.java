package dev.nameplate.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.observe.Meters.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {

    private static final String OPEN = Meters.mediaType("application/openmetrics-text;version=1.0.0,text/plain;q=0.5");

    private final Meters meters = new Meters();

    @AfterEach
    void close() {
        meters.close();
    }

    private static Passage genuine(String traceparent, String template) {
        Passage passage = Passage.of(traceparent);
        passage.link(Passage.Link.GENUINE);
        passage.template(template);
        passage.took(Stage.TOTAL, 2_000_000);
        return passage;
    }

    @Test
    void templates_beyond_the_first_ones_share_their_series() {
        for (int i = 0; i < TemplateNames.MOST + 50; i++) {
            meters.answer(genuine(null, "t" + i), new Answer("image", "rendered", "jpg", 200, 1));
        }
        String scrape = meters.scrape();
        assertThat(scrape.lines().filter(line -> line.startsWith("nameplate_template_requests_total{")))
                .hasSize(TemplateNames.MOST + 1);
        assertThat(scrape).contains("nameplate_template_requests_total{outcome=\"image\",template=\"others\"} 50.0");
    }

    @Test
    void every_answer_to_a_genuine_link_is_one_of_five() {
        meters.answer(genuine(null, "a"), new Answer("image", "memory", "jpg", 200, 1));
        meters.answer(genuine(null, "a"), new Answer("fallback", "timeout", "jpg", 200, 1));
        meters.answer(genuine(null, "a"), new Answer("fallback", "expired", "jpg", 200, 1));
        meters.answer(genuine(null, ""), new Answer("refused", "unknown-template", "jpg", 404, 1));
        meters.answer(genuine(null, "a"), new Answer("refused", "bug", "jpg", 500, 0));
        meters.answer(Passage.of(null), new Answer("refused", "no-signature", "jpg", 403, 1));
        String scrape = meters.scrape();
        assertThat(scrape)
                .contains(
                        "nameplate_genuine_answers_seconds_count{answer=\"own\",tier=\"memory\"} 1",
                        "nameplate_genuine_answers_seconds_count{answer=\"own\",tier=\"rendered\"} 0",
                        "nameplate_genuine_answers_seconds_count{answer=\"stand-in\",tier=\"-\"} 1",
                        "nameplate_genuine_answers_seconds_count{answer=\"expired\",tier=\"-\"} 1",
                        "nameplate_genuine_answers_seconds_count{answer=\"unknown\",tier=\"-\"} 1",
                        "nameplate_genuine_answers_seconds_count{answer=\"none\",tier=\"-\"} 1",
                        "nameplate_genuine_answers_seconds_bucket{answer=\"own\",tier=\"memory\",le=\"0.0025\"} 1");
    }

    @Test
    void exemplars_name_the_traces_of_callers_who_keep_them() {
        String kept = "0af7651916cd43dd8448eb211c80319c";
        String forgotten = "4bf92f3577b34da6a3ce929d0e0e4736";
        Answer answer = new Answer("image", "rendered", "jpg", 200, 1);
        // A series takes one exemplar in a while.
        meters.answer(genuine("00-" + kept + "-b7ad6b7169203331-01", "a"), answer);
        meters.answer(
                genuine("00-" + forgotten + "-b7ad6b7169203331-00", "a"), new Answer("image", "memory", "jpg", 200, 1));
        meters.stage(genuine("00-" + kept + "-b7ad6b7169203331-01", "a"), Stage.ENCODE, 1000);
        meters.stage(genuine("00-" + forgotten + "-b7ad6b7169203331-00", "a"), Stage.PAINT, 1000);
        String scrape = meters.scrape(OPEN);
        assertThat(scrape).contains("# EOF", "trace_id=\"" + kept + "\"").doesNotContain(forgotten);
        assertThat(scrape.lines()
                        .filter(line ->
                                line.startsWith("nameplate_genuine_answers_seconds_bucket") && line.contains("# {")))
                .hasSize(1);
        assertThat(meters.scrape()).as("the older format has none").doesNotContain(kept);
    }

    @Test
    void what_nobody_waits_for_is_not_counted() {
        meters.stage(Passage.NOBODY, Stage.ENCODE, 1000);
        assertThat(Passage.NOBODY.took(Stage.ENCODE)).isZero();
        assertThat(meters.scrape()).contains("nameplate_stage_seconds_count{stage=\"encode\"} 0");
    }

    @Test
    void stolen_time_is_read_where_the_system_tells_it() {
        assertThat(Machine.stolen("cpu  10 20 30 40 50 60 70 250 0 0")).isEqualTo(2.5);
        assertThat(Machine.stolen("cpu  10 20 30")).isNaN();
        assertThat(Machine.stolen("intr 1 2 3 4 5 6 7 8 9")).isNaN();
        assertThat(Machine.stolen(null)).isNaN();
        assertThat(Machine.stolen("cpu 1 2 3 4 5 6 7 x")).isNaN();
    }
}
