package dev.nameplate.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThriftTest {

    private final AtomicLong now = new AtomicLong();
    private final Thrift thrift = new Thrift(now::get);
    private final Logger logger = new LoggerContext().getLogger("a.b");

    private FilterReply decide(Level level, String format, Object... arguments) {
        return thrift.decide(null, logger, level, format, arguments, null);
    }

    private Map<String, Integer> settled() {
        Map<String, Integer> told = new TreeMap<>();
        thrift.settle((kind, held) -> told.merge(kind, held, Integer::sum));
        return told;
    }

    @Test
    void the_same_trouble_over_and_over_is_told_a_few_times_and_then_counted() {
        for (int i = 0; i < 1000; i++) {
            assertThat(decide(Level.ERROR, "Template {} could not be rendered", "webinar"))
                    .isEqualTo(i < Thrift.BURST ? FilterReply.NEUTRAL : FilterReply.DENY);
        }
        assertThat(settled()).as("while it lasts").isEmpty();
        now.addAndGet(Thrift.WHILE);
        assertThat(settled()).containsExactly(Map.entry("a.b: Template webinar could not be rendered", 995));
        assertThat(decide(Level.ERROR, "Template {} could not be rendered", "webinar"))
                .as("a new while")
                .isEqualTo(FilterReply.NEUTRAL);
    }

    @Test
    void other_trouble_and_another_s_trouble_are_told() {
        for (int i = 0; i < 50; i++) {
            decide(Level.ERROR, "Template {} could not be rendered", "webinar");
        }
        assertThat(decide(Level.ERROR, "Template {} could not be rendered", "story"))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide(Level.WARN, "The disk is full")).isEqualTo(FilterReply.NEUTRAL);
    }

    @Test
    void news_and_questions_are_never_held_back() {
        for (int i = 0; i < 50; i++) {
            assertThat(decide(Level.INFO, "Template {} is now version {}", "webinar", "1"))
                    .isEqualTo(FilterReply.NEUTRAL);
            assertThat(thrift.decide(null, logger, Level.ERROR, null, null, null))
                    .isEqualTo(FilterReply.NEUTRAL);
        }
    }

    @Test
    void ever_new_kinds_take_no_more_room_than_many_kinds_do() {
        int passed = 0;
        for (int i = 0; i < 10_000; i++) {
            passed += decide(Level.WARN, "Trouble with {}", "thing-" + i) == FilterReply.NEUTRAL ? 1 : 0;
        }
        assertThat(passed).isEqualTo(Thrift.MOST_KINDS + Thrift.BURST);
        now.addAndGet(Thrift.WHILE);
        assertThat(settled())
                .containsExactly(Map.entry("a.b: events of many kinds", 10_000 - Thrift.MOST_KINDS - Thrift.BURST));
    }
}
