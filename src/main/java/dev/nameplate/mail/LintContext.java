package dev.nameplate.mail;

import dev.nameplate.esp.Profile;
import dev.nameplate.link.KeyRing;
import dev.nameplate.link.SignedLink;
import dev.nameplate.template.Template;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a mail is held against.
 *
 * @param keys that verify its links
 * @param base what links begin with here
 * @param templates the template of a path
 * @param paths of all templates, for suggestions
 * @param asked whose mail it is, if somebody said so
 * @param sending when it is to be sent
 * @param standing what the register says of a link's id at that time, as {@code revoked}; empty when it lets it live
 * @param guards what a link's guards cannot do
 */
public record LintContext(
        KeyRing keys,
        String base,
        Function<String, Optional<Template>> templates,
        Collection<String> paths,
        Optional<Profile> asked,
        Instant sending,
        Function<SignedLink, Optional<String>> standing,
        Function<SignedLink, List<GuardFault>> guards) {

    /**
     * Something that a guard of a link cannot do.
     *
     * @param control that asks for the guard
     * @param remedy what a person has to do
     */
    public record GuardFault(Issue.Severity severity, String control, String words, String remedy) {}
}
