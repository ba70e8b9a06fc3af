package dev.nameplate.arrivals;

import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Profiles;
import dev.nameplate.esp.Recognition;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Values;
import dev.nameplate.template.Template;
import dev.nameplate.visitor.Visitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says what to do about what arrived: of counts, where they are enough to go by, or of one link. */
public final class Cures {

    /** Raw tags by which a provider is known, and the part of them that has to be his. */
    private static final long LEAST_TAGS = 3;

    private static final double MOST_TAGS = 0.8;

    private Cures() {}

    /** What to do about one link, by what stands in it; the provider is told by its tags unless it is said. */
    public static List<String> seen(SignedLink link, Template template, Values values, Optional<Profile> provider) {
        Tally tally = new Tally(/* hour= */ 0);
        Happening happening = new Happening(link, template, values);
        tally.fetched(Visitor.HUMAN, /* kept= */ false, /* hour= */ 0);
        while (happening.next()) {
            tally.happened(happening.field(), happening.bits(), /* provider= */ null, /* hour= */ 0);
        }
        Optional<Profile> known = provider.or(() ->
                Recognition.ofValues(new Merger().tags(new Delivery(link.fixed(), link.open(), link.openPart()))));
        List<String> sentences = new ArrayList<>();
        for (Block.OfField field : tally.all().fields().values()) {
            CureCase it = new CureCase(field, template.field(field.name()), known);
            for (CureRule rule : joined(CureTable.SEEN, CureTable.EITHER)) {
                if (rule.when().scope().has(field.name()) && rule.count().applyAsLong(field) > 0) {
                    sentences.add(field.name() + " " + rule.happened() + "; "
                            + rule.remedy().apply(it));
                }
            }
        }
        return sentences;
    }

    /**
     * What to do about what was counted, the most frequent first.
     *
     * @param template as it is today; empty when it is gone
     */
    static List<Cure> of(Block block, Optional<Template> template, Optional<Profile> provider) {
        List<Cure> cures = new ArrayList<>();
        for (Block.OfField field : block.fields().values()) {
            CureCase it = new CureCase(field, template.flatMap(known -> known.field(field.name())), provider);
            for (CureRule rule : joined(CureTable.COUNTED, CureTable.EITHER)) {
                long count = rule.count().applyAsLong(field);
                long opens = rule.opens(field);
                if (rule.when().scope().has(field.name()) && rule.when().holds(count, opens)) {
                    String says = field.name() + " " + rule.happened() + " in " + share(count, opens) + " of "
                            + grouped(opens) + " opens; " + rule.remedy().apply(it);
                    cures.add(new Cure(field.name(), rule.kind(), count, opens, says));
                }
            }
        }
        cures.sort(Comparator.comparingDouble(cure -> -(double) cure.count() / cure.of()));
        return cures;
    }

    private static List<CureRule> joined(List<CureRule> some, List<CureRule> others) {
        List<CureRule> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** Whose mails they are, as far as raw tags tell; empty when they are too few, or several providers'. */
    static Optional<Profile> provider(Block block) {
        Map<String, Long> tags = new TreeMap<>();
        block.fields().values().forEach(field -> field.providers()
                .forEach((id, count) -> tags.merge(id, count, Long::sum)));
        tags.remove("");
        long all = tags.values().stream().mapToLong(Long::longValue).sum();
        return tags.entrySet().stream()
                .filter(tag -> tag.getValue() >= LEAST_TAGS && tag.getValue() >= MOST_TAGS * all)
                .findFirst()
                .flatMap(tag -> Profiles.find(tag.getKey()));
    }

    /** A part of a whole as {@code 31 %}, below one per cent with a decimal. */
    static String share(long count, long of) {
        double percent = 100.0 * count / of;
        return percent < 0.95
                ? String.format(Locale.ROOT, "%.1f %%", percent)
                : String.format(Locale.ROOT, "%.0f %%", percent);
    }

    /** A number as {@code 1 240}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }
}
