package io.skybound.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One way in which an operation can fail, for the API document: the document gets an example of it. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Fails.All.class)
public @interface Fails {

    int status();

    /** The problem's code. */
    String code();

    /** The problem's sentence. */
    String detail();

    /** Where the input is wrong, for those that list input errors. */
    String pointer() default "";

    /** Code of the input error at {@link #pointer()}. */
    String error() default "";

    /** Several of them. */
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        Fails[] value();
    }
}
