package io.skybound.allinone.deployment;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Every endpoint of a side as {@code METHOD /path}, an id being {@code x}. */
final class Endpoints {
    private Endpoints() {}

    static List<String> in(String basePackage) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        List<String> endpoints = new ArrayList<>();
        scanner.findCandidateComponents(basePackage).forEach(found -> {
            try {
                Class<?> controller = Class.forName(found.getBeanClassName());
                RequestMapping all = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
                for (Method method : controller.getDeclaredMethods()) {
                    RequestMapping one = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                    if (one != null) {
                        endpoints.add(one.method()[0] + " " + path(all) + path(one));
                    }
                }
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        });
        return endpoints;
    }

    private static String path(@org.jspecify.annotations.Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0].replaceAll("\\{[^}]+}", "x");
    }
}
