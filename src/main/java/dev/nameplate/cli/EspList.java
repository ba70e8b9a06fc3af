package dev.nameplate.cli;

import dev.nameplate.esp.Confidence;
import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** E-mail service providers in words: all in a table, or one with everything that is known of it. */
final class EspList {

    private EspList() {}

    /** One line for each provider. */
    static List<String> all() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-16s %-52s %-11s %s", "ESP", "FIRST NAME, IN A LINK", "TAG IS", "NAME"));
        for (Profile profile : Profiles.all()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-16s %-52s %-11s %s",
                    profile.id(),
                    profile.linkTag(profile.firstName()),
                    profile.ofTags().key(),
                    profile.name()));
        }
        lines.add("");
        for (Confidence confidence : Confidence.values()) {
            lines.add(confidence.key() + ": " + confidence.says());
        }
        lines.add("`nameplate esps ID` says everything about one: defaults, encoding, caveats.");
        return lines;
    }

    /** Everything that is known of one provider. */
    static List<String> one(Profile profile) {
        List<String> lines = new ArrayList<>();
        lines.add(profile.name() + " (--esp " + profile.id() + ")");
        lines.add("tags in a link:");
        for (Map.Entry<String, String> field : new TreeMap<>(profile.fields()).entrySet()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-11s %s  [%s]",
                    field.getKey(),
                    profile.linkTag(field.getValue()),
                    profile.confidenceOf(field.getValue()).key()));
        }
        lines.add("  any other   " + profile.linkTag(profile.custom().replace("⟨name⟩", "FIELD")));
        lines.add("values arrive " + profile.linkArrival().says()
                + (profile.forms().encoded().isPresent() ? "" : "; it has no way to encode them that we know of")
                + sure(profile, "encoding"));
        lines.add("without a value: " + profile.missing() + sure(profile, "missing"));
        lines.add("default: "
                + profile.tag(profile.firstName(), "there")
                        .map(tag -> tag + sure(profile, "default"))
                        .orElse("not known; Nameplate's own fallback needs none"));
        lines.add("quote the attribute with " + profile.quote());
        lines.add("values signed when it sends (--strict): " + signing(profile));
        profile.caveats().forEach(caveat -> lines.add("- " + caveat));
        return lines;
    }

    /** Whether values can be signed, in words. */
    static String signing(Profile profile) {
        Profile.Signing signing = profile.signing();
        if (signing.can()) {
            return "yes [" + signing.confidence().key() + "]";
        }
        return "no" + (signing.why().isEmpty() ? ", as far as we know" : ": " + signing.why());
    }

    private static String sure(Profile profile, String fact) {
        return "  [" + profile.confidenceOfFact(fact).key() + "]";
    }
}
