package org.estuaire.jobs;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/**
 * Asks Docker for the images of a class before anything is started: those that it has, or gets
 * within {@code pull.timeout} of testcontainers.properties. A daemon without a way to a registry is
 * like none: what is tested is ours, and the same tests run without containers.
 */
final class ImagesAtHand implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), NeedsImages.class)
        .map(NeedsImages::value)
        .map(ImagesAtHand::judge)
        .orElseGet(() -> ConditionEvaluationResult.enabled("no class, or one that needs no image"));
  }

  static ConditionEvaluationResult judge(String... images) {
    String wanted = "Docker";
    try {
      // Starts what removes containers afterwards, which is an image of its own.
      DockerClientFactory.instance().client();
      for (String image : images) {
        wanted = System.getProperty(image, image);
        new RemoteDockerImage(DockerImageName.parse(wanted)).get();
      }
      return ConditionEvaluationResult.enabled("Docker has the images");
    } catch (RuntimeException e) {
      return ConditionEvaluationResult.disabled(
          wanted + " is not to be had, and the same is tested without containers: " + why(e));
    }
  }

  private static String why(Throwable trouble) {
    String own = String.valueOf(trouble.getMessage());
    return trouble.getCause() == null ? own : own + " < " + why(trouble.getCause());
  }
}
