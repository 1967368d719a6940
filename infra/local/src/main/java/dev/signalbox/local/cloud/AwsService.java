package dev.signalbox.local.cloud;

/// The services that Signalbox uses, with the names under which the AWS SDK looks for their
/// endpoints.
public enum AwsService {
  DYNAMODB("dynamodb", "AWS_ENDPOINT_URL_DYNAMODB", "aws.endpointUrlDynamoDb"),
  SQS("sqs", "AWS_ENDPOINT_URL_SQS", "aws.endpointUrlSqs"),
  SECRETS("secretsmanager", "AWS_ENDPOINT_URL_SECRETS_MANAGER", "aws.endpointUrlSecretsManager"),
  MODEL("bedrock-runtime", "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "aws.endpointUrlBedrockRuntime"),
  MAIL("sesv2", "AWS_ENDPOINT_URL_SESV2", "aws.endpointUrlSesV2");

  private final String id;
  private final String variable;
  private final String property;

  AwsService(String id, String variable, String property) {
    this.id = id;
    this.variable = variable;
    this.property = property;
  }

  public String id() {
    return id;
  }

  /// The environment variable of the SDK.
  public String variable() {
    return variable;
  }

  /// The system property of the SDK; it wins over the variable.
  public String property() {
    return property;
  }
}
