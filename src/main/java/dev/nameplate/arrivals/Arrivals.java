package dev.nameplate.arrivals;

import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Recognition;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Values;
import dev.nameplate.template.Template;
import dev.nameplate.visitor.Visitor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts what arrives with genuine links, per template and link id, since the start and by the hour. Thread-safe; called on
 * event loops.
 *
 * <p>A template has a tally of all its opens, one of those of links without an id, and one for each link that is told apart; the rest
 * is what these leave of the first.
 */
public final class Arrivals {

    /** Templates that are told apart; there are as many as an operator published. */
    static final int MOST_TEMPLATES = 1000;

    /** Raw tags of a field and link that are all looked at for whose they are; of those after them, one in so many. */
    static final long LOOKED_AT = 100;

    static final long ONE_IN = 64;

    static final long HOUR_MILLIS = 3_600_000;

    private final Clock clock;
    private final Instant since;
    private final LinkShelf shelf;
    private final Map<String, OfTemplate> templates = new ConcurrentHashMap<>();
    private final AtomicInteger known = new AtomicInteger();
    private final Merger merger = new Merger();

    /** What is counted of one template. */
    private static final class OfTemplate {
        final int place;
        final Tally all;
        final Tally withoutId;
        final LinkShelf.OfTemplate links = new LinkShelf.OfTemplate();

        OfTemplate(int place, long hour) {
            this.place = place;
            this.all = new Tally(hour);
            this.withoutId = new Tally(hour);
        }
    }

    /** @param links most links that are told apart, over all templates */
    public Arrivals(int links, Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
        this.shelf = new LinkShelf(links);
        // Patterns of fifty providers: not to be read while somebody waits.
        Recognition.ofValues(List.of());
    }

    /** One that nobody asks, for requests that are no reader's. */
    public static Arrivals unread() {
        return new Arrivals(0, Clock.systemUTC());
    }

    /**
     * Counts an open of a genuine link, or, for a scanner, that it came by: what a scanner sees may be a proof that the provider
     * made, and no reader's. Links without a signature are trials and not counted.
     *
     * @param values what the merge gave
     * @param kept whether the request asks if an image that was kept still holds
     */
    public void opened(SignedLink link, Template template, Values values, Visitor visitor, boolean kept) {
        Tallies tallies = tallies(link, template);
        if (tallies != null) {
            tallies.fetched(visitor, kept);
            if (visitor.reads()) {
                fields(link, template, values, tallies);
            }
        }
    }

    /**
     * Counts a fetch of a genuine link whose values its guards refused: somebody came by, and what arrived is not looked at, since it is
     * likely not what the link's readers have. A scanner's counts as a visit alone, as ever.
     */
    public void refused(SignedLink link, Template template, Visitor visitor, boolean kept) {
        Tallies tallies = tallies(link, template);
        if (tallies != null) {
            tallies.refused(visitor, kept);
        }
    }

    /**
     * Where what happens to a link is counted.
     *
     * @param own of the link, or of those without an id; null when it is not told apart
     */
    private record Tallies(Tally all, @Nullable Tally own, long hour) {

        void fetched(Visitor visitor, boolean kept) {
            all.fetched(visitor, kept, hour);
            if (own != null) {
                own.fetched(visitor, kept, hour);
            }
        }

        void refused(Visitor visitor, boolean kept) {
            all.refused(visitor, kept, hour);
            if (own != null) {
                own.refused(visitor, kept, hour);
            }
        }

        void happened(String field, long bits, @Nullable String provider) {
            all.happened(field, bits, provider, hour);
            if (own != null) {
                own.happened(field, bits, provider, hour);
            }
        }

        /** Raw tags of a field that were counted so far, of the link where that is told apart. */
        long rawTags(String field) {
            return (own == null ? all : own).rawTags(field);
        }
    }

    /** Null for a link that is not counted. */
    private @Nullable Tallies tallies(SignedLink link, Template template) {
        if (link.unsigned()) {
            return null;
        }
        long hour = hour();
        OfTemplate of = of(template.path(), hour);
        if (of == null) {
            return null;
        }
        String id = link.id().orElse("");
        return new Tallies(of.all, id.isEmpty() ? of.withoutId : shelf.of(of.links, id, hour), hour);
    }

    private void fields(SignedLink link, Template template, Values values, Tallies tallies) {
        Happening happening = new Happening(link, template, values);
        String provider = null;
        while (happening.next()) {
            String field = happening.field();
            long bits = happening.bits();
            String tagOf = null;
            if (Columns.isRawTag(bits) && isLookedAt(tallies.rawTags(field))) {
                provider = provider == null ? provider(link) : provider;
                tagOf = provider;
            }
            tallies.happened(field, bits, tagOf);
        }
    }

    /** Reading a tag as fifty providers would takes longer than all the rest: of many, some tell enough. */
    private static boolean isLookedAt(long before) {
        return before < LOOKED_AT || before % ONE_IN == 0;
    }

    /** Whose tags a link's raw tags are; empty when several write so. */
    private String provider(SignedLink link) {
        return Recognition.ofValues(merger.tags(new Delivery(link.fixed(), link.open(), link.openPart())))
                .map(Profile::id)
                .orElse("");
    }

    private @Nullable OfTemplate of(String path, long hour) {
        OfTemplate of = templates.get(path);
        if (of != null || known.get() >= MOST_TEMPLATES) {
            return of;
        }
        return templates.computeIfAbsent(path, absent -> new OfTemplate(known.getAndIncrement(), hour));
    }

    private long hour() {
        return clock.millis() / HOUR_MILLIS;
    }

    /** Since when is counted. */
    Instant since() {
        return since;
    }

    Instant now() {
        return clock.instant();
    }

    /** The templates that were asked for. */
    List<String> templates() {
        return templates.keySet().stream().sorted().toList();
    }

    /** What was counted of a template: all of it first, then link by link, the most opened first, then what they leave. */
    List<Row> rows(String template, int hours) {
        OfTemplate of = templates.get(template);
        if (of == null) {
            return List.of();
        }
        long hour = hour();
        Row all = row(template, Row.Part.ALL, "", of.all, hours, hour);
        List<Row> parts = new ArrayList<>();
        for (LinkShelf.Entry entry : of.links.entries()) {
            parts.add(row(template, Row.Part.LINK, entry.id(), entry.tally(), hours, hour));
        }
        parts.sort(
                (one, other) -> Long.compare(other.start().opens(), one.start().opens()));
        parts.add(row(template, Row.Part.WITHOUT_ID, "", of.withoutId, hours, hour));
        parts.removeIf(part -> part.start().isEmpty());
        Row rest = all.without(parts);
        List<Row> rows = new ArrayList<>(List.of(all));
        rows.addAll(parts);
        if (!rest.start().isEmpty()) {
            rows.add(rest);
        }
        return rows;
    }

    private static Row row(String template, Row.Part part, String link, Tally tally, int hours, long hour) {
        return new Row(template, part, link, tally.all(), tally.lately(hours, hour));
    }

    /**
     * Counters for metrics, by template, field and kind.
     *
     * @param most templates that are told apart, the first that were asked for; those of others are summed up
     * @param others what template and field of these are called
     */
    public Map<List<String>, Long> byField(int most, String others) {
        Map<List<String>, Long> series = new LinkedHashMap<>();
        templates.forEach((path, of) -> {
            boolean named = of.place < most;
            of.all.all().fields().forEach((name, field) -> field.kinds()
                    .forEach((kind, count) -> series.merge(
                            List.of(named ? path : others, named ? name : others, kind), count, Long::sum)));
        });
        return series;
    }

    /** The same by template and visitor. */
    public Map<List<String>, Long> byVisitor(int most, String others) {
        Map<List<String>, Long> series = new LinkedHashMap<>();
        templates.forEach((path, of) -> of.all
                .all()
                .visits()
                .forEach((visitor, count) ->
                        series.merge(List.of(of.place < most ? path : others, visitor.key()), count, Long::sum)));
        return series;
    }

    /** Links that are told apart. */
    int links() {
        return shelf.size();
    }
}
