package io.skybound.process.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The templates below {@code mail/}: HTML, which escapes whatever it shows, and plain text, which has no need to. */
public final class Templates {
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    public Templates() {
        engine.addTemplateResolver(resolver(1, ".html", TemplateMode.HTML));
        engine.addTemplateResolver(resolver(2, ".txt", TemplateMode.TEXT));
    }

    /** @param template name below {@code mail/}, with its extension */
    public String fill(String template, Map<String, Object> values) {
        return engine.process(template, new Context(Locale.UK, values));
    }

    private static ClassLoaderTemplateResolver resolver(int order, String extension, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setOrder(order);
        resolver.setPrefix("mail/");
        resolver.setResolvablePatterns(Set.of("*" + extension));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }
}
