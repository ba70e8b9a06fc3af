package dev.nameplate.mail;

import dev.nameplate.esp.FieldNaming;
import dev.nameplate.esp.Nearest;
import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Profiles;
import dev.nameplate.esp.TagFinder;
import dev.nameplate.esp.TagReader;
import dev.nameplate.mail.FoundLink.Piece;
import dev.nameplate.mail.Issue.Severity;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the tags of a link's open fields are the provider's own, spelt rightly, and encoded where that can be had. */
final class TagRules {

    private final FoundLink link;
    private final List<Profile> providers;
    private final Report report;

    TagRules(FoundLink link, List<Profile> providers, Report report) {
        this.link = link;
        this.providers = providers;
        this.report = report;
    }

    void check() {
        List<String> open = link.open();
        for (Piece piece : link.pieces()) {
            if (piece.open() && open.contains(piece.name())) {
                check(piece);
            }
        }
    }

    private void check(Piece piece) {
        String value = piece.value().strip();
        Optional<String> unwrapped = unwrapped(value);
        if (value.isEmpty()) {
            say(
                    Severity.WARNING,
                    "unfilled",
                    piece,
                    piece.name() + " is open, but its value is empty: its fallback is shown to every reader",
                    ownTag(piece));
        } else if (unwrapped.isPresent()) {
            say(
                    Severity.ERROR,
                    "tag-escaped",
                    piece,
                    "the tag " + unwrapped.get() + " was percent-encoded, perhaps by an editor: no provider sees it",
                    repaired(piece, unwrapped.get()));
        } else if (providers.size() == 1) {
            check(piece, value, providers.get(0));
        } else if (TagShape.broken(value) && !TagFinder.isTag(value)) {
            say(Severity.ERROR, "tag-misspelt", piece, value + " is not a whole tag", Optional.empty());
        } else if (!TagShape.touches(value)) {
            constant(piece);
        }
    }

    private void check(Piece piece, String value, Profile profile) {
        Optional<TagReader.Reading> read = new TagReader(profile).read(value);
        if (read.isPresent()) {
            own(piece, value, profile, read.get());
            return;
        }
        List<Profile> others = TagFinder.isTag(value) ? readers(value) : List.of();
        boolean theirs = others.stream().anyMatch(other -> new TagReader(other)
                .read(value)
                .filter(TagReader.Reading::known)
                .isPresent());
        if (theirs || !others.isEmpty() && !TagShape.marked(value, profile)) {
            say(
                    Severity.ERROR,
                    "tag-foreign",
                    piece,
                    value + " is no tag of " + profile.name() + " but of "
                            + others.stream().limit(3).map(Profile::name).collect(Collectors.joining(", "))
                            + (others.size() > 3 ? " and others" : "") + ": it would arrive as it stands",
                    translated(piece, value, others.get(0), profile));
        } else if (TagShape.broken(value, profile)) {
            say(
                    Severity.ERROR,
                    "tag-misspelt",
                    piece,
                    value + " is no tag as " + profile.name() + " writes them: " + profile.tag("FIELD"),
                    repaired(piece, value));
        } else if (TagFinder.in(value).isEmpty()) {
            constant(piece);
        }
    }

    /** A tag of the provider's own. */
    private void own(Piece piece, String value, Profile profile, TagReader.Reading read) {
        List<String> known = new FieldNaming(profile).known();
        Optional<String> meant = Nearest.of(FieldNaming.bare(read.field()), known);
        if (!read.known() && meant.isPresent() && isTypo(FieldNaming.bare(read.field()), meant.get())) {
            say(
                    Severity.WARNING,
                    "tag-misspelt",
                    piece,
                    "is there a field " + FieldNaming.bare(read.field()) + " at " + profile.name() + "; did you mean "
                            + meant.get() + "?",
                    named(piece, profile, meant.get()));
        } else if (profile.forms().encoded().isPresent() && !read.kind().encoded()) {
            say(
                    Severity.WARNING,
                    "tag-unencoded",
                    piece,
                    "the value would arrive as it is, so that `A&B=C`, `C#` and `A+B` are damaged; " + profile.name()
                            + " can encode it",
                    report.replaced(piece.valueFrom(), piece.to(), profile.linkTag(read.field())));
        } else if (profile.needsDefault() && read.kind() != TagReader.Kind.ENCODED_DEFAULTED) {
            say(
                    Severity.ERROR,
                    "tag-default",
                    piece,
                    profile.name() + " does not send the mail to readers without this value; a default of - lets it,"
                            + " and counts as missing in the picture",
                    report.replaced(piece.valueFrom(), piece.to(), profile.linkTag(read.field())));
        }
    }

    private static boolean isTypo(String given, String known) {
        return !given.equals(known) && given.length() >= 3;
    }

    private void constant(Piece piece) {
        say(
                Severity.NOTE,
                "constant",
                piece,
                "every reader gets the same " + piece.name() + ": " + piece.value() + " is no merge tag",
                ownTag(piece));
    }

    private void say(Severity severity, String rule, Piece piece, String message, Optional<Issue.Repair> repair) {
        report.ofLink(severity, rule, piece.from(), piece.to(), message, repair);
    }

    /** The provider's tag for one of our fields, told for a person to put in. */
    private Optional<Issue.Repair> ownTag(Piece piece) {
        return providers.size() == 1
                ? Report.byHand(
                        piece.name() + "=" + providers.get(0).linkTag(EspLink.fieldFor(providers.get(0), piece.name())))
                : Optional.empty();
    }

    /** The provider's tag for the field that a broken one most likely means. */
    private Optional<Issue.Repair> repaired(Piece piece, String broken) {
        if (providers.size() != 1) {
            return report.replaced(piece.valueFrom(), piece.to(), broken);
        }
        Profile profile = providers.get(0);
        FieldNaming naming = new FieldNaming(profile);
        String word = TagShape.field(broken);
        String theirs = naming.ofTheirs(word)
                .filter(named -> profile.fields().containsValue(named.field()))
                .or(() -> Nearest.of(FieldNaming.bare(word), naming.known()).flatMap(naming::ofTheirs))
                .or(() -> naming.ofTheirs(word))
                .map(FieldNaming.Named::field)
                .orElseGet(() -> EspLink.fieldFor(profile, piece.name()));
        return report.replaced(piece.valueFrom(), piece.to(), profile.linkTag(theirs));
    }

    private Optional<Issue.Repair> named(Piece piece, Profile profile, String theirs) {
        return new FieldNaming(profile)
                .ofTheirs(theirs)
                .flatMap(named -> report.replaced(piece.valueFrom(), piece.to(), profile.linkTag(named.field())));
    }

    /** Another provider's tag in this one's words: the same common field, else what ours is called. */
    private Optional<Issue.Repair> translated(Piece piece, String value, Profile from, Profile to) {
        Optional<String> field = new TagReader(from).read(value).map(TagReader.Reading::field);
        String theirs = from.fields().entrySet().stream()
                .filter(common -> field.isPresent() && common.getValue().equals(field.get()))
                .map(Map.Entry::getKey)
                .map(to.fields()::get)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseGet(() -> EspLink.fieldFor(to, piece.name()));
        return report.replaced(piece.valueFrom(), piece.to(), to.linkTag(theirs));
    }

    /** The providers who write such a tag, those who know its field first. */
    private static List<Profile> readers(String value) {
        List<Profile> known = Profiles.all().stream()
                .filter(profile -> new TagReader(profile)
                        .read(value)
                        .filter(TagReader.Reading::known)
                        .isPresent())
                .toList();
        return known.isEmpty()
                ? Profiles.all().stream()
                        .filter(profile -> new TagReader(profile).read(value).isPresent())
                        .toList()
                : known;
    }

    /** The tag inside a value that is one only after decoding. */
    private static Optional<String> unwrapped(String value) {
        if (value.indexOf('%') < 0 || TagFinder.isTag(value)) {
            return Optional.empty();
        }
        try {
            String decoded = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
            return TagFinder.isTag(decoded) && !decoded.equals(value) ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
