package dev.nameplate.mail;

import dev.nameplate.esp.Confidence;
import dev.nameplate.esp.FieldNaming;
import dev.nameplate.esp.Nearest;
import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Profiles;
import dev.nameplate.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** From what is open in an order to the tags of its provider, with everything that is uncertain on the way. */
final class EspNames {

    private final LinkOrder order;
    private final UnaryOperator<String> named;
    private final List<String> notes;
    private final List<LinkFault> faults;

    /**
     * @param named what whoever ordered calls a part of an order
     * @param notes takes what is uncertain
     * @param faults takes what cannot be
     */
    EspNames(LinkOrder order, UnaryOperator<String> named, List<String> notes, List<LinkFault> faults) {
        this.order = order;
        this.named = named;
        this.notes = notes;
        this.faults = faults;
    }

    /** The tags of what is open; empty where no provider is named, or something is at fault. */
    Optional<EspLink> link(Optional<Template> template) {
        if (order.esp().isEmpty()) {
            if (!order.fields().isEmpty()) {
                faults.add(new LinkFault(
                        "fields",
                        named.apply("fields") + " says what a provider calls its fields; say which provider with "
                                + named.apply("esp")));
            }
            return Optional.empty();
        }
        Optional<Profile> profile = Profiles.find(order.esp().get());
        if (profile.isEmpty()) {
            faults.add(new LinkFault("esp", Profiles.unknown(order.esp().get())));
            return Optional.empty();
        }
        return link(profile.get(), template);
    }

    private Optional<EspLink> link(Profile profile, Optional<Template> template) {
        List<String> open = order.opened();
        if (open.isEmpty()) {
            faults.add(new LinkFault(
                    "esp",
                    named.apply("esp") + ": no field is open, so there is nothing that " + profile.name()
                            + " could fill in; say which with " + named.apply("fields") + " name="
                            + FieldNaming.bare(profile.firstName()) + openable(template)));
            return Optional.empty();
        }
        Map<String, String> theirs = new LinkedHashMap<>();
        open.forEach(ours -> theirs(profile, ours).ifPresent(field -> theirs.put(ours, field)));
        if (profile.ofTags() == Confidence.UNVERIFIED) {
            notes.add(profile.name() + "'s tags are unverified: see what they become in a test send");
        }
        return theirs.size() < open.size() ? Optional.empty() : Optional.of(new EspLink(profile, theirs));
    }

    private static String openable(Optional<Template> template) {
        List<String> names = template.map(LinkAdvice::openable).orElse(List.of());
        return names.isEmpty() ? "" : "; this template's openable fields are " + String.join(", ", names);
    }

    /** How the provider's tags name what fills one of our fields. */
    private Optional<String> theirs(Profile profile, String ours) {
        String given = order.fields().get(ours);
        return given == null ? Optional.of(supposed(profile, ours)) : said(profile, ours, given);
    }

    private String supposed(Profile profile, String ours) {
        FieldNaming naming = new FieldNaming(profile);
        Optional<FieldNaming.Named> common = naming.ofOurs(ours);
        FieldNaming.Named field = common.orElseGet(() -> naming.guessed(ours));
        String remedy = named.apply("fields") + " " + ours + "=…";
        if (common.isPresent() && field.confidence() == Confidence.UNVERIFIED) {
            notes.add("that " + profile.name() + " calls " + ours + " " + FieldNaming.bare(field.field())
                    + " is unverified; look it up there, and say it with " + remedy);
        } else if (common.isEmpty()) {
            notes.add("what " + profile.name() + " calls " + ours + " is a guess: " + FieldNaming.bare(field.field())
                    + "; say it with " + remedy);
        }
        return field.field();
    }

    private Optional<String> said(Profile profile, String ours, String given) {
        FieldNaming naming = new FieldNaming(profile);
        String place = named.apply("fields") + " " + ours + "=" + given;
        Optional<FieldNaming.Named> field = naming.ofTheirs(given);
        if (field.isEmpty()) {
            faults.add(new LinkFault(
                    "fields",
                    ours,
                    place + ": \"" + given + "\" can be no field's name at " + profile.name()
                            + Nearest.question(given, naming.known()) + "\nallowed are its common fields "
                            + String.join(", ", naming.known())
                            + " and any field of your own whose name matches "
                            + profile.names().pattern()));
            return Optional.empty();
        }
        Optional<String> meant = Nearest.of(given, naming.known());
        boolean known = profile.fields().containsValue(field.get().field());
        if (!known && meant.isPresent()) {
            notes.add(place + ": " + given + " is taken for a field of your own at " + profile.name()
                    + "; did you mean " + meant.get() + "?");
        }
        return field.map(FieldNaming.Named::field);
    }
}
