package dev.nameplate.proof;

import dev.nameplate.render.Renderer;
import dev.nameplate.render.TextReport;
import dev.nameplate.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A proof sheet as one HTML page that needs nothing else: styles and pictures are inside, and no script. */
public final class ProofPage {

    private static final String STYLE = style();

    private final ProofSheet sheet;
    private final StringBuilder html = new StringBuilder();

    private ProofPage(ProofSheet sheet) {
        this.sheet = sheet;
    }

    /** The whole page. */
    public static String of(ProofSheet sheet) {
        return new ProofPage(sheet).page();
    }

    /** What the page's own styles are allowed by, in a {@code Content-Security-Policy}: {@code 'sha256-…'}. */
    public static String styleSource() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    private String page() {
        Template template = sheet.template();
        add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Proof: ");
        text(template.title());
        add("</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n<header>\n<h1>");
        text(template.title());
        add("</h1>\n<p class=\"facts\">");
        text(template.path() + " · version " + template.version().substring(0, 16) + " · "
                + template.canvas().width() + " × " + template.canvas().height() + " · "
                + sheet.format().mediaType());
        add("</p>\n</header>\n<main>\n");
        findings();
        overview();
        sheet.entries().forEach(this::contact);
        add("</main>\n</body>\n</html>\n");
        return html.toString();
    }

    private void findings() {
        add("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n");
        if (sheet.findings().isEmpty()) {
            add("<p class=\"good\">None: every picture is fit to be sent.</p>\n");
        } else {
            add("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Severity</th><th scope=\"col\">What</th>");
            add("<th scope=\"col\">Place</th><th scope=\"col\">Finding</th><th scope=\"col\">Remedy</th>");
            add("<th scope=\"col\">Seen with</th></tr></thead>\n<tbody>\n");
            sheet.findings().forEach(this::finding);
            add("</tbody>\n</table></div>\n");
        }
        if (!sheet.withoutFaces().isEmpty()) {
            add("<p class=\"soft\">No face at hand draws everything of: ");
            text(String.join(", ", sheet.withoutFaces()));
            add(". Such values count as missing; <code>fonts.directory</code> names a folder with more faces.</p>\n");
        }
        add("</section>\n");
    }

    private void finding(Finding finding) {
        add("<tr><td class=\"" + finding.severity().key() + "\">"
                + finding.severity().key() + "</td><th scope=\"row\">");
        text(finding.id());
        add("</th><td><code>");
        text(finding.place().isEmpty() ? "/" : finding.place());
        add("</code></td><td>");
        text(finding.message());
        add("</td><td>");
        text(finding.remedy());
        add("</td><td>");
        add(finding.contacts().stream()
                .map(id -> "<a href=\"#" + id + "\">" + id + "</a>")
                .collect(Collectors.joining(", ")));
        add("</td></tr>\n");
    }

    private void overview() {
        add("<section aria-labelledby=\"overview\">\n<h2 id=\"overview\">Twelve contacts</h2>\n");
        add(
                "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Contact</th><th scope=\"col\">Not as it arrived</th>");
        add("<th scope=\"col\">Texts cut off</th><th scope=\"col\">Texts removed</th>");
        for (int density : sheet.densities()) {
            add("<th scope=\"col\">Bytes at " + density + "×</th>");
        }
        add("</tr></thead>\n<tbody>\n");
        for (ProofSheet.Entry entry : sheet.entries()) {
            List<TextReport> texts = entry.prints().get(0).texts();
            add("<tr><th scope=\"row\"><a href=\"#" + entry.contact().id() + "\">");
            text(entry.contact().title());
            add("</a></th><td>");
            text(entry.fields().stream()
                    .filter(field -> field.rung() != 0)
                    .map(field -> field.name() + ": " + field.rungInWords())
                    .collect(Collectors.joining(", ")));
            add("</td><td>");
            text(names(texts.stream().filter(TextReport::truncated).toList()));
            add("</td><td>");
            text(names(texts.stream().filter(TextReport::removed).toList()));
            add("</td>");
            entry.prints().forEach(print -> {
                add(print.image().overBudget() ? "<td class=\"error\">" : "<td>");
                text(weight(print));
                add("</td>");
            });
            add("</tr>\n");
        }
        add("</tbody>\n</table></div>\n</section>\n");
    }

    private static String names(List<TextReport> texts) {
        return texts.stream().map(ProofPage::name).distinct().collect(Collectors.joining(", "));
    }

    private static String name(TextReport text) {
        return text.name().isEmpty() ? text.layer() : text.name();
    }

    private static String weight(ProofSheet.Print print) {
        return InWords.bytes(print.bytes()) + " of " + InWords.bytes(print.budget())
                + (print.image().quality() < 100 ? ", quality " + print.image().quality() : "");
    }

    private void contact(ProofSheet.Entry entry) {
        String id = entry.contact().id();
        add("<article aria-labelledby=\"" + id + "\">\n<h3 id=\"" + id + "\">");
        text(entry.contact().title());
        add("</h3>\n<p class=\"tests\">");
        text(entry.contact().tests());
        add("</p>\n<div class=\"apart\"><div class=\"prints\">\n");
        entry.prints().forEach(print -> picture(entry, print));
        add("</div>\n<div class=\"facts-of\">\n");
        fields(entry);
        texts(entry.prints().get(0));
        add("</div></div>\n</article>\n");
    }

    private void picture(ProofSheet.Entry entry, ProofSheet.Print print) {
        Template template = sheet.template();
        add("<figure><img width=\"" + template.canvas().width() + "\" height=\""
                + template.canvas().height() + "\" alt=\"");
        text(Renderer.alt(template, entry.values()));
        add("\" src=\"data:" + print.image().format().mediaType() + ";base64,");
        add(Base64.getEncoder().encodeToString(print.image().bytes()));
        add("\">\n<figcaption>" + print.density() + "×: ");
        text(weight(print));
        add(print.image().overBudget() ? ", <span class=\"error\">over budget</span>" : "");
        add("</figcaption></figure>\n");
    }

    private void fields(ProofSheet.Entry entry) {
        if (entry.fields().isEmpty()) {
            return;
        }
        add("<table><caption>Fields</caption><thead><tr><th scope=\"col\">Field</th><th scope=\"col\">Drawn</th>");
        add("<th scope=\"col\">Rung</th><th scope=\"col\">Notes</th></tr></thead>\n<tbody>\n");
        for (ProofSheet.FieldLine field : entry.fields()) {
            add("<tr><th scope=\"row\">");
            text(field.name());
            add("</th><td class=\"words\" dir=\"auto\">");
            text(field.drawn());
            add(field.rung() > 0 ? "</td><td class=\"warning\">" : "</td><td>");
            text(field.rungInWords());
            add("</td><td class=\"soft\">");
            text(String.join(", ", field.notes()));
            add("</td></tr>\n");
        }
        add("</tbody></table>\n");
    }

    private void texts(ProofSheet.Print print) {
        if (print.texts().isEmpty()) {
            return;
        }
        add("<table><caption>Texts</caption><thead><tr><th scope=\"col\">Text</th>");
        add("<th scope=\"col\">Size, lines</th></tr></thead>\n<tbody>\n");
        for (TextReport text : print.texts()) {
            add("<tr><th scope=\"row\">");
            text(name(text));
            add(text.truncated() ? "</th><td class=\"error\">" : "</th><td>");
            text(InWords.text(text));
            add("</td></tr>\n");
        }
        add("</tbody></table>\n");
    }

    private void add(String markup) {
        html.append(markup);
    }

    /** Words of templates and of contacts: markup in them is shown, not obeyed. */
    private void text(String words) {
        html.append(words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
    }

    private static String style() {
        try (InputStream in = ProofPage.class.getResourceAsStream("/proof/proof.css")) {
            if (in == null) {
                throw new IllegalStateException("/proof/proof.css is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
