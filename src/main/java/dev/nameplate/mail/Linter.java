package dev.nameplate.mail;

import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Recognition;
import dev.nameplate.mail.Issue.Severity;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the links of a mail against what the server would do with them, and against how its provider writes tags. */
public final class Linter {

    private static final Charset OLDER = Charset.forName("windows-1252");

    /** Beyond this a link is too long whatever it holds, and nothing else is looked for in it. */
    private static final int LONGEST_READ = 16_384;

    private final LintContext context;

    public Linter(LintContext context) {
        this.context = context;
    }

    /**
     * What was found in a mail.
     *
     * @param providers whose mail it is: one, several that write the same tags, or none
     * @param links our links in it, as a reader's program has them
     * @param issues in the order of the file
     */
    public record Findings(List<Profile> providers, List<String> links, List<Issue> issues) {

        public Findings {
            providers = List.copyOf(providers);
            links = List.copyOf(links);
            issues = List.copyOf(issues);
        }

        /** Whether readers would see something wrong. */
        public boolean hasErrors() {
            return issues.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
        }
    }

    /** @param file HTML, or a whole mail as it is sent */
    public Findings lint(byte[] file) {
        List<MailText> texts = texts(file);
        List<FoundLink> links = new ArrayList<>();
        texts.forEach(text -> links.addAll(LinkFinder.in(text, context.base())));
        List<Profile> providers = providers(texts, links);
        List<Issue> issues = new ArrayList<>();
        for (FoundLink link : links) {
            Report report = new Report(link);
            check(link, providers, report);
            issues.addAll(report.issues());
        }
        issues.sort(Comparator.comparingInt(Issue::line).thenComparingInt(Issue::column));
        return new Findings(
                providers, links.stream().map(FoundLink::link).distinct().toList(), withoutRepeatedNotes(issues));
    }

    /** A note counts for the whole mail; the second time it says nothing new. */
    private static List<Issue> withoutRepeatedNotes(List<Issue> issues) {
        Set<String> noted = new HashSet<>();
        return issues.stream()
                .distinct()
                .filter(issue -> issue.severity() != Severity.NOTE || noted.add(issue.rule() + issue.message()))
                .toList();
    }

    private void check(FoundLink link, List<Profile> providers, Report report) {
        if (link.link().length() > LONGEST_READ) {
            new PlaceRules(link, providers, report).length();
            return;
        }
        new PlaceRules(link, providers, report).check();
        boolean genuine = new SignatureRules(link, context, report).check();
        new TemplateRules(link, context, providers, genuine, report).check();
        new TagRules(link, providers, report).check();
        new ElementRules(link, context, providers, report).check();
    }

    private List<Profile> providers(List<MailText> texts, List<FoundLink> links) {
        if (context.asked().isPresent()) {
            return List.of(context.asked().get());
        }
        List<String> values = links.stream()
                .filter(link -> link.link().length() <= LONGEST_READ)
                .flatMap(link -> link.pieces().stream())
                .map(FoundLink.Piece::value)
                .toList();
        return Recognition.of(texts.stream().map(MailText::text).collect(Collectors.joining("\n")), values);
    }

    /** The HTML of a file: all of it, or the HTML parts of a mail. */
    static List<MailText> texts(byte[] file) {
        String bytes = new String(file, StandardCharsets.ISO_8859_1);
        return Mime.is(bytes) ? Mime.parts(bytes) : List.of(MailText.plain(decoded(file)));
    }

    private static String decoded(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(file, OLDER);
        }
    }

    /** A file with all edits made that are sure; where two overlap the first counts, and linting again finds the other. */
    public static byte[] mended(byte[] file, List<Issue> issues) {
        String bytes = new String(file, StandardCharsets.ISO_8859_1);
        boolean mail = Mime.is(bytes);
        String text = mail ? bytes : decoded(file);
        List<Issue.Edit> edits = issues.stream()
                .flatMap(issue -> issue.repair().stream())
                .flatMap(repair -> repair.edits().stream())
                .distinct()
                .sorted(Comparator.comparingInt(Issue.Edit::from).thenComparingInt(Issue.Edit::to))
                .toList();
        StringBuilder mended = new StringBuilder();
        int at = 0;
        for (Issue.Edit edit : edits) {
            if (edit.from() >= at) {
                mended.append(text, at, edit.from()).append(edit.text());
                at = edit.to();
            }
        }
        mended.append(text, at, text.length());
        boolean utf8 = !mail && text.equals(new String(file, StandardCharsets.UTF_8));
        return mended.toString().getBytes(mail ? StandardCharsets.ISO_8859_1 : utf8 ? StandardCharsets.UTF_8 : OLDER);
    }
}
