package io.skybound.process.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/**
 * The templates below {@code src/main/jte}, compiled with this module: HTML, which escapes whatever it shows, and plain
 * text, which has no need to.
 */
public final class Templates {
    private final TemplateEngine html = engine(ContentType.Html);
    private final TemplateEngine text = engine(ContentType.Plain);

    /** Fills the template of this name below {@code html/}. */
    public String html(String template, Map<String, Object> values) {
        return fill(html, template, values);
    }

    /** Fills the template below {@code text/}, whose own name ends in {@code -text}. */
    String text(String template, Map<String, Object> values) {
        return fill(text, template + "-text", values);
    }

    private static String fill(TemplateEngine engine, String template, Map<String, Object> values) {
        var output = new StringOutput();
        engine.render(template + ".jte", values, output);
        return output.toString();
    }

    private static TemplateEngine engine(ContentType type) {
        return TemplateEngine.createPrecompiled(null, type, null, Templates.class.getPackageName());
    }
}
