package dev.signalbox.aws.dynamo;

import dev.signalbox.core.account.KeptAnswers;
import dev.signalbox.core.account.KeptAnswersContract;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;

@OnCloud
@Needs(AwsService.DYNAMODB)
class DynamoKeptAnswersTest extends KeptAnswersContract {

  private final KeptAnswers answers;

  DynamoKeptAnswersTest(Cloud cloud) {
    answers = new DynamoKeptAnswers(StateTable.on(cloud));
  }

  @Override
  protected KeptAnswers answers() {
    return answers;
  }
}
