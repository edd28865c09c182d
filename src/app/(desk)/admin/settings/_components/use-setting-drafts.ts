'use client';
// What was typed into the settings and not saved yet, what of it does not fit, and saving it.
import { useState } from 'react';
import { useIssueText, wireError } from '@/i18n/errors';
import type { SaveSettingsInput, SettingView } from '@/server/modules/identity/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { draftOf, valueOf } from './setting-text';

type Change = SaveSettingsInput['changes'][number];

export interface SettingDrafts {
  draft(setting: SettingView): string;
  error(setting: SettingView): string | undefined;
  set(setting: SettingView, draft: string): void;
  changed: readonly SettingView[];
  refusal: unknown;
  isPending: boolean;
  save(): Promise<boolean>;
  discard(): void;
}

export function useSettingDrafts(
  settings: readonly SettingView[],
  currency: string,
): SettingDrafts {
  const trpc = useTRPC();
  const issueText = useIssueText();
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [refusal, setRefusal] = useState<unknown>(null);
  const write = useWrite(trpc.identity.saveSettings, {
    refresh: [trpc.identity.settings.queryFilter(), trpc.identity.me.queryFilter()],
  });
  const shown = ({ field, value }: SettingView) => draftOf(field, value, currency);
  const changed = settings.filter((setting) => {
    const draft = drafts[setting.key];
    return draft !== undefined && draft !== shown(setting);
  });

  const collect = (): Change[] | null => {
    const problems: Record<string, string> = {};
    const changes = changed.flatMap((setting): Change[] => {
      const { key, field, value: before } = setting;
      const result = valueOf(field, drafts[key] ?? '', currency);
      if (result.ok) return [{ key, before, value: result.value }];
      const { problem, mend } = issueText({ code: result.code, params: result.params });
      problems[key] = [problem, mend].filter(Boolean).join(' ');
      return [];
    });
    setErrors(problems);
    return Object.keys(problems).length > 0 ? null : changes;
  };

  const save = async () => {
    setRefusal(null);
    const changes = collect();
    if (!changes || changes.length === 0) return false;
    try {
      await write.mutateAsync({ changes });
      setDrafts({});
      return true;
    } catch (error) {
      const issues = wireError(error).issues.filter(({ field }) => field !== undefined);
      const texts = issues.map((issue) => [issue.field ?? '', issueText(issue).problem] as const);
      setErrors(Object.fromEntries(texts));
      setRefusal(error);
      return false;
    }
  };

  return {
    draft: (setting) => drafts[setting.key] ?? shown(setting),
    error: ({ key }) => errors[key],
    set: ({ key }, draft) => {
      setDrafts((all) => ({ ...all, [key]: draft }));
      setErrors(({ [key]: _gone, ...rest }) => rest);
    },
    changed,
    refusal,
    isPending: write.isPending,
    save,
    discard: () => {
      setDrafts({});
      setErrors({});
      setRefusal(null);
    },
  };
}
