import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { Refused } from '../ask.ts';

/** An act of the page: says that it is done, or why it is not, and reads the list anew. */
export function useAct<Given>(
  act: (given: Given) => Promise<unknown>,
  read: string,
  done: (given: Given) => string,
) {
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (_result, given) => {
      message.success(done(given));
      return queries.invalidateQueries({ queryKey: [read] });
    },
    onError: (error) => {
      if (error instanceof Refused) modal.error({ title: error.message, content: error.hint });
    },
  });
}
