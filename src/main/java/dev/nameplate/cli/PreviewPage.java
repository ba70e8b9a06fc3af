package dev.nameplate.cli;

import dev.nameplate.esp.Profile;
import java.util.List;

/** The pictures of a mail's links for twelve contacts, as a page beside them. */
final class PreviewPage {

    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;margin:2rem;background:#f4f4f7;color:#1a1a2e}"
                    + "h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}"
                    + ".all{display:grid;grid-template-columns:repeat(auto-fill,minmax(22rem,1fr));gap:1.25rem}"
                    + "figure{margin:0;background:#fff;border:1px solid #dcdce6;border-radius:10px;overflow:hidden}"
                    + "img{display:block;width:100%;height:auto;background:#e9e9f0}figcaption{padding:.75rem 1rem 1rem}"
                    + "b{display:block}p{margin:.15rem 0;color:#54546a}code{font:12px/1.45 ui-monospace,monospace;"
                    + "overflow-wrap:anywhere;color:#3b2a8c}.bad{color:#a4002f}"
                    + "@media(prefers-color-scheme:dark){body{background:#14141c;color:#ececf4}figure{background:#1d1d29;"
                    + "border-color:#33334a}p{color:#a9a9c2}code{color:#b9a8ff}img{background:#26263a}.bad{color:#ff8fa8}}";

    private PreviewPage() {}

    static String of(Profile profile, List<LintPreview.Roll> rolls) {
        StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Preview</title>\n<style>"
                + STYLE + "</style>\n</head>\n<body>\n<h1>Twelve readers</h1>\n<p>Values put in as "
                + text(profile.name()) + " would (" + text(profile.linkArrival().says()) + "; tags "
                + profile.ofTags().key() + "), asked for as a mail program would, drawn as the server would.</p>\n");
        for (LintPreview.Roll roll : rolls) {
            html.append("<h2>")
                    .append(text(roll.template().title()))
                    .append("</h2>\n<p><code>")
                    .append(text(roll.link()))
                    .append("</code></p>\n<div class=\"all\">\n");
            roll.shots().forEach(shot -> figure(html, shot, roll));
            html.append("</div>\n");
        }
        return html.append("</body>\n</html>\n").toString();
    }

    private static void figure(StringBuilder html, LintPreview.Shot shot, LintPreview.Roll roll) {
        html.append("<figure>");
        if (!shot.file().isEmpty()) {
            html.append("<img src=\"" + shot.file() + "\" width=\""
                    + roll.template().canvas().width() + "\" height=\""
                    + roll.template().canvas().height() + "\" alt=\""
                    + text(shot.contact().title()) + "\">");
        }
        String query = shot.target().substring(shot.target().indexOf('?') + 1);
        int open = query.indexOf("_open=");
        String arrived = open < 0 ? query : query.substring(open);
        int behind = arrived.indexOf('&');
        html.append("<figcaption><b>" + text(shot.contact().title()) + "</b><p>"
                + text(shot.contact().tests())
                + "</p><p><code>" + text(behind < 0 ? "" : arrived.substring(behind + 1)) + "</code></p><p"
                + (shot.file().isEmpty() ? " class=\"bad\"" : "") + ">"
                + text(shot.notes().isEmpty() ? "as it arrived" : String.join(" · ", shot.notes()))
                + "</p></figcaption></figure>\n");
    }

    private static String text(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
