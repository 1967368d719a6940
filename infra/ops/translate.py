"""Prints the CloudFormation that SAM makes of a template, without AWS.

usage: AWS_DEFAULT_REGION=us-east-1 python3 translate.py template.yaml
"""

import json
import sys

from samtranslator.translator.managed_policy_translator import ManagedPolicyLoader
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoIam:
    """Stands in for the IAM client that looks up managed policies; we name none."""

    def get_paginator(self, _):
        return self

    def paginate(self, **_):
        return []


def main(path):
    with open(path, encoding="utf-8") as file:
        template = yaml_parse(file.read())
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            # `sam deploy` uploads the zip and puts its address here.
            resource["Properties"]["CodeUri"] = "s3://bucket/key.zip"
    translated = transform(template, {}, ManagedPolicyLoader(NoIam()))
    json.dump(translated, sys.stdout, indent=1)


main(sys.argv[1])
