package dev.nameplate.cli;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.esp.Profile;
import dev.nameplate.link.LinkVerdict;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.link.SignedLink;
import dev.nameplate.mail.LintContext;
import dev.nameplate.mail.Linter;
import dev.nameplate.mail.Mailing;
import dev.nameplate.pipeline.Workshop;
import dev.nameplate.proof.Contact;
import dev.nameplate.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** Draws a mail's links for the twelve awkward contacts, each value put in as the mail's provider would. */
final class LintPreview {

    private final Host.Session session;
    private final LintContext context;

    LintPreview(Host.Session session, LintContext context) {
        this.session = session;
        this.context = context;
    }

    /**
     * A picture of one contact.
     *
     * @param target what arrived
     * @param file the picture's name; empty when the link was refused
     */
    record Shot(Contact contact, String target, String file, List<String> notes) {}

    /** One link with its twelve pictures. */
    record Roll(String link, Template template, List<Shot> shots) {}

    void write(Path folder, Linter.Findings findings, CommandLine line) throws IOException {
        if (findings.providers().size() != 1) {
            throw new Refusal(
                    "--preview: whose tags these are cannot be told; say it with --esp (`nameplate esps` lists them)");
        }
        Profile profile = findings.providers().get(0);
        Files.createDirectories(folder);
        List<Roll> rolls = new ArrayList<>();
        for (String link : findings.links()) {
            String target = link.substring(link.indexOf("/t/"));
            String path = target.substring(3, target.indexOf('?')).replaceFirst("\\.[a-z]+$", "");
            Optional<Template> template = context.templates().apply(path);
            if (template.isEmpty()) {
                line.getErr().println("note: no preview of " + path + ", which is no template here");
            } else {
                rolls.add(roll(profile, link, target, template.get(), folder, rolls.size() + 1));
            }
        }
        Path index = folder.resolve("index.html");
        Files.writeString(index, PreviewPage.of(profile, rolls));
        line.getOut().println(index);
        line.getOut().flush();
    }

    private Roll roll(Profile profile, String link, String target, Template template, Path folder, int number)
            throws IOException {
        List<Shot> shots = new ArrayList<>();
        for (Contact contact : Contact.twelve(template, Map.of())) {
            boolean resolved = !contact.id().equals("merge-tag");
            String asked = Mailing.target(profile, target, contact.values(), resolved);
            LinkVerdict verdict = LinkVerifier.of(context.keys()).verify(asked);
            if (verdict instanceof LinkVerdict.Genuine genuine) {
                shots.add(shot(contact, asked, genuine.link(), template, folder, number));
            } else {
                String why = verdict instanceof LinkVerdict.Refused refused ? refused.message() : "no link";
                shots.add(new Shot(contact, asked, "", List.of("refused: " + why)));
            }
        }
        return new Roll(link, template, shots);
    }

    private Shot shot(Contact contact, String asked, SignedLink link, Template template, Path folder, int number)
            throws IOException {
        Workshop.Drawn drawn = session.workshop().draw(link, template, context.sending());
        EncodedImage image = drawn.image();
        String file = number + "-" + contact.id() + "." + image.format().extension();
        Files.write(folder.resolve(file), image.bytes());
        // What the link does not leave open is the same for all readers.
        List<String> notes = drawn.notes().stream()
                .filter(note -> link.open().contains(note.substring(0, note.indexOf(':'))))
                .toList();
        return new Shot(contact, asked, file, notes);
    }
}
